#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule converting(std::string of) {
    return rule_of("FX", kinds::fx, {{"month_of", text(std::move(of))}});
}

} // namespace

TEST_CASE("the month of the named date chooses the rate", "[kinds][fx]") {
    small_project project{
        costing("c", 1000_czk, {{"incurred_on", on("2019-01-31")}, {"paid_on", on("2019-02-01")}})};
    project.declared.claims[0].known.set("claim_submitted", on("2019-03-15"));
    project.declared.rates = {czk_per_euro("25", "2019-01"), czk_per_euro("20", "2019-02"),
                              czk_per_euro("16", "2019-03")};
    CHECK(project.against({converting("incurred_on")}).totals.declared == 40_eur);
    CHECK(project.against({converting("paid_on")}).totals.declared == 50_eur);
    CHECK(project.against({converting("claim_submitted")}).totals.declared == 62.50_eur);
}

TEST_CASE("amounts are divided by the rate and rounded half up, away from zero", "[kinds][fx]") {
    small_project project{costing("a", 0.02_czk, {{"paid_on", on("2019-02-01")}}),
                          costing("b", -0.02_czk, {{"paid_on", on("2019-02-01")}})};
    project.declared.rates = {czk_per_euro("4", "2019-02")};
    const auto result = project.against({converting("paid_on")});
    CHECK(result.costs[0].declared == 0.01_eur); // 0.005
    CHECK(result.costs[1].declared == -0.01_eur);
}

TEST_CASE("costs in the agreement's currency are not converted", "[kinds][fx]") {
    const small_project project{costing("c", 10_eur)};
    CHECK(totals_of(project.against({converting("paid_on")})) == "10.00 = 10.00 + 0.00 + 0.00");
}

TEST_CASE("a conversion shows the rate, its month, source and basis", "[kinds][fx]") {
    small_project project{costing("c", 1000_czk, {{"paid_on", on("2019-02-10")}})};
    project.declared.rates = {czk_per_euro("25.308", "2019-02")};
    CHECK(arithmetic_of(project, converting("paid_on")) ==
          texts{"1000.00 CZK / 25.308 (2019-02, InforEuro, published) = 39.51 EUR, half up"});
}
