#include "support/catch.hpp"

#include <cofin/claim/disbursement.hpp>

using namespace cofin;
using namespace cofin::literals;

TEST_CASE("a share is settled exactly at it, not a cent below", "[tranche]") {
    CHECK(is_settled(70'000_pln, 100'000_pln, 70_percent));
    CHECK_FALSE(is_settled(69'999.99_pln, 100'000_pln, 70_percent));
    CHECK(is_settled(0_pln, 0_pln, 70_percent));             // nothing received, nothing to settle
    CHECK_FALSE(is_settled(0.70_pln, 1.01_pln, 70_percent)); // 0.707: no rounding decides
    CHECK_THROWS_AS(is_settled(1_eur, 1_pln, 70_percent), currency_mismatch);
}

TEST_CASE("a disbursement is for a claim or in advance, never both", "[disbursement]") {
    const auto payment = [](tranche_kind kind, std::optional<int64_t> claim,
                            std::optional<advance_terms> terms) {
        return disbursement{"ERDF", "pl", 1_eur, kind, claim, terms};
    };
    const advance_terms terms{10_eur};
    CHECK(payment(tranche_kind::interim, 1, {}).has_purpose());
    CHECK(payment(tranche_kind::balance, 2, {}).has_purpose());
    CHECK(payment(tranche_kind::prefinancing, {}, terms).has_purpose());
    CHECK_FALSE(payment(tranche_kind::interim, {}, {}).has_purpose());
    CHECK_FALSE(payment(tranche_kind::prefinancing, {}, {}).has_purpose());
    CHECK_FALSE(payment(tranche_kind::prefinancing, 1, terms).has_purpose());
    CHECK_FALSE(payment(tranche_kind::balance, 1, terms).has_purpose());
    CHECK(tranche_kind_names[static_cast<std::size_t>(tranche_kind::balance)] == "balance");
}
