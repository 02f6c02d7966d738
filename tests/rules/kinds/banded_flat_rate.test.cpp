#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule indirect(texts without = {"cross_financing"}) {
    return rule_of("IND", kinds::banded_flat_rate,
                   {{"category", words({"indirect"})},
                    {"bands", words({"500000.00 EUR: 9 %", "1000000.00 EUR: 8 %", "above: 7 %"})},
                    {"base_without", words(std::move(without))},
                    {"rounding", text("half_up")}});
}

small_project direct(money planned, money declared, money flat) {
    small_project project{costing("d", declared, {{"nature", words({})}}), costing("i", flat)};
    project.declared.costs[1].category = "indirect";
    project.agreed.budget.push_back({"pp1", "external", "", planned, texts{}, {}});
    return project;
}

} // namespace

TEST_CASE("indirect costs are at most the band's rate of direct ones",
          "[kinds][banded_flat_rate]") {
    CHECK(direct(700'000_eur, 1000_eur, 80_eur).against({indirect()}).findings.empty());
    CHECK(findings_of(direct(700'000_eur, 1000_eur, 80.01_eur).against({indirect()})) ==
          lines{"IND on i: ineligible -0.01"});
    CHECK(direct(400'000_eur, 1000_eur, 90_eur).against({indirect()}).findings.empty());
}

TEST_CASE("what is no part of the base carries no indirect costs", "[kinds][banded_flat_rate]") {
    auto project = direct(700'000_eur, 1000_eur, 80_eur);
    project.declared.costs.push_back(
        costing("x", 500_eur, {{"nature", words({"cross_financing"})}}));
    CHECK(project.against({indirect()}).findings.empty());
    CHECK(findings_of(direct(700'000_eur, 0_eur, 80_eur).against({indirect()})) ==
          lines{"IND on i: ineligible -80.00"});
}

TEST_CASE("where no rate is consistent the lower one counts, and a note says so",
          "[kinds][banded_flat_rate]") {
    // 9 % of 458 715.60 makes 499 999.99; a cent more of direct costs makes more than 500 000.00.
    CHECK(direct(458'715.60_eur, 1000_eur, 90_eur).against({indirect()}).findings.empty());
    const auto unstable = direct(460'000_eur, 1000_eur, 80_eur).against({indirect()});
    CHECK(findings_of(unstable) == lines{"IND on project: note"});
    // 8 % of 462 962.97 lifts the total over 500 000.00: the second band is consistent again.
    CHECK(direct(462'962.97_eur, 1000_eur, 80_eur).against({indirect()}).findings.empty());
}

TEST_CASE("a base with open or unknown costs is undetermined", "[kinds][banded_flat_rate]") {
    auto project = direct(700'000_eur, 1000_eur, 80_eur);
    project.declared.costs[0].known.erase("nature");
    CHECK(message_of(project.against({indirect()})) == "fact missing: nature of cost d");
}
