#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule nights() {
    return rule_of("NIGHT", kinds::unit_ceiling,
                   {{"unit", text("night")}, {"unit_max", 60_eur}, {"rounding", text("floor")}});
}

small_project slept(money amount, const char* units, const char* unit = "night") {
    return {costing("c", amount, {{"unit", text(unit)}, {"units", decimal::parse(units)}})};
}

} // namespace

TEST_CASE("units cost at most so much each, and what is over is cut", "[kinds][unit_ceiling]") {
    CHECK(slept(120_eur, "2").against({nights()}).findings.empty());
    CHECK(findings_of(slept(120.01_eur, "2").against({nights()})) ==
          lines{"NIGHT on c: ineligible -0.01"});
    // 0.55 x 60.00 = 33.00
    CHECK(findings_of(slept(40_eur, "0.55").against({nights()})) ==
          lines{"NIGHT on c: ineligible -7.00"});
    CHECK(slept(500_eur, "1", "km").against({nights()}).findings.empty());
}

TEST_CASE("a unit or its number that nobody said is missing", "[kinds][unit_ceiling]") {
    const small_project without{costing("c", 10_eur, {{"unit", text("night")}})};
    CHECK(message_of(without.against({nights()})) == "fact missing: units");
    CHECK(message_of(small_project{costing("c", 10_eur)}.against({nights()})) ==
          "fact missing: unit");
    CHECK(message_of(slept(10_eur, "-1").against({nights()})) == "fact missing: units");
}
