#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule land(bool expert = true) {
    return rule_of("LAND", kinds::land_real_estate,
                   {{"natures", words({"land"})},
                    {"share_max", 10_percent},
                    {"inclusive", true},
                    {"expert_value", expert}});
}

small_project buying(money price, values facts = {}) {
    facts.emplace_back("nature", words({"land"}));
    return {costing("a", 900_eur, {{"nature", words({})}}), costing("l", price, facts)};
}

} // namespace

TEST_CASE("land is at most a tenth of the total", "[kinds][land_real_estate]") {
    CHECK(buying(100_eur).against({land(false)}).findings.empty());
    CHECK(findings_of(buying(100.01_eur).against({land(false)})) ==
          lines{"LAND on l: ineligible -0.01"});
}

TEST_CASE("and no more than an expert certified", "[kinds][land_real_estate]") {
    CHECK(findings_of(buying(100_eur, {{"expert_value", 80_eur}}).against({land()})) ==
          lines{"LAND on l: ineligible -20.00"});
    CHECK(message_of(buying(100_eur).against({land()})) == "fact missing: expert_value");
}
