#include "support/catch.hpp"

#include <cofin/grant/contribution.hpp>

using namespace cofin;
using namespace cofin::literals;

namespace {

const std::vector<contribution> parts{{"public", 100_eur}, {"private", 50_eur}};

contribution_split split_by(const rounding_profile& profile, money total, money own) {
    return split_contribution(total, own, 1000_eur, parts, profile);
}

} // namespace

TEST_CASE("a profile without an owner leaves cents to nobody", "[contribution]") {
    const auto split = split_by(profiles::jems_10, 100.41_eur, 15.07_eur);
    // 10 % of 100.41 = 10.041, 5 % = 5.0205
    CHECK(split.parts == std::vector<money>{10.04_eur, 5.02_eur});
    CHECK(split.unassigned == 0.01_eur);
}

TEST_CASE("with an owner the largest part gets the rest", "[contribution]") {
    const auto split = split_by(profiles::own, 100.41_eur, 15.07_eur);
    CHECK(split.parts == std::vector<money>{10.05_eur, 5.02_eur});
    CHECK(split.unassigned == 0_eur);
    CHECK(split.owner == 0);
}

TEST_CASE("negative amounts are cut downward too", "[contribution]") {
    const auto split = split_by(profiles::jems_10, -100.41_eur, -15.07_eur);
    CHECK(split.parts == std::vector<money>{-10.05_eur, -5.03_eur});
    CHECK(split.unassigned == 0.01_eur);
}

TEST_CASE("ratios are cut at seventeen decimals of a percentage", "[contribution]") {
    // A third of 3.00 is exactly 1.00, a third cut at 17 decimals is a little less.
    const std::vector<contribution> third{{"public", 1_eur}};
    CHECK(split_contribution(3_eur, 1_eur, 3_eur, third, profiles::jems_10).parts[0] == 0.99_eur);
}

TEST_CASE("the owner is the largest part wherever it stands, of equal ones the first",
          "[contribution]") {
    const std::vector<contribution> rising{{"village", 50_eur}, {"town", 100_eur}};
    CHECK(split_contribution(100.41_eur, 15.07_eur, 1000_eur, rising, profiles::own).owner == 1);
    const std::vector<contribution> equal{{"village", 50_eur}, {"town", 50_eur}};
    CHECK(split_contribution(100.41_eur, 15.07_eur, 1000_eur, equal, profiles::own).owner == 0);
}

TEST_CASE("without a plan there is no ratio", "[contribution]") {
    CHECK_THROWS_AS(split_contribution(1_eur, 1_eur, 1_eur, {}, profiles::own),
                    std::invalid_argument);
    CHECK_THROWS_AS(split_contribution(1_eur, 1_eur, 0_eur, parts, profiles::own),
                    std::invalid_argument);
    CHECK_THROWS_AS(split_contribution(1_eur, 1_eur, 50_eur, parts, profiles::own),
                    std::invalid_argument);
}

TEST_CASE("a contribution is part of its plan, in its currency", "[contribution][error]") {
    const auto split_with = [](const contribution& one) {
        return split_contribution(100_eur, 15_eur, 1000_eur, std::vector{one}, profiles::own);
    };
    CHECK_THROWS_AS(split_with({"public", 1000.01_eur}), std::invalid_argument);
    CHECK_THROWS_AS(split_with({"public", -1_eur}), std::invalid_argument);
    CHECK_THROWS_AS(split_with({"public", 100_pln}), currency_mismatch);
    CHECK_THROWS_AS(split_contribution(100_pln, 15_pln, 1000_eur, parts, profiles::own),
                    currency_mismatch);
    CHECK_THROWS_AS(split_contribution(100_eur, 15_pln, 1000_eur, parts, profiles::own),
                    currency_mismatch);
}
