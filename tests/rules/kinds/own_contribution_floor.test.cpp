#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule own(const values& more) {
    values row{{"kinds", words({"own_cash", "own_in_kind"})},
               {"base", text("grant_and_own")},
               {"effect", text("judge")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("OWN", kinds::own_contribution_floor, row);
}

small_project bringing(money grant, money cash, money kind) {
    small_project project;
    project.agreed.known =
        known({{"grant_requested", grant}, {"own_cash", cash}, {"own_in_kind", kind}});
    return project;
}

} // namespace

TEST_CASE("the own contribution is at least a share of grant and own",
          "[kinds][own_contribution_floor]") {
    const auto by = own({{"share_min", 5_percent}});
    CHECK(bringing(190'000_eur, 10'000_eur, 0_eur).against({by}).findings.empty());
    CHECK(message_of(bringing(190'000.01_eur, 9'999.99_eur, 0_eur).against({by})) ==
          "own contribution 9999.99 EUR is less than 5 % of 200000.00 EUR");
}

TEST_CASE("a part of it is money", "[kinds][own_contribution_floor]") {
    const auto by = own({{"cash_share_min", 50_percent}});
    CHECK(bringing(100_eur, 5_eur, 5_eur).against({by}).findings.empty());
    CHECK(message_of(bringing(100_eur, 4.99_eur, 5.01_eur).against({by})) ==
          "of it 4.99 EUR in money is less than 50 %");
}

TEST_CASE("kinds that do not count are part of the base all the same",
          "[kinds][own_contribution_floor]") {
    auto project = bringing(900_eur, 50_eur, 0_eur);
    project.agreed.known.set("own_work", 50_eur);
    CHECK(message_of(project.against({own({{"share_min", 10_percent}})})) ==
          "own contribution 50.00 EUR is less than 10 % of 1000.00 EUR");
}

TEST_CASE("a kind that counts and that nobody stated is missing",
          "[kinds][own_contribution_floor]") {
    auto project = bringing(900_eur, 50_eur, 0_eur);
    project.agreed.known.erase("own_in_kind");
    CHECK(message_of(project.against({own({{"amount_min", 1_eur}})})) ==
          "fact missing: own_in_kind");
}
