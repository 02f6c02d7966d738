#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule lasting() {
    return rule_of(
        "LAST", kinds::durability,
        {{"years", int64_t{5}}, {"start", text("final_payment_on")}, {"rounding", text("floor")}});
}

small_project changed(const char* day) {
    small_project project{costing("c", 1826_eur)};
    project.agreed.known =
        known({{"changed", true}, {"changed_on", on(day)}, {"final_payment_on", on("2015-01-01")}});
    return project;
}

} // namespace

TEST_CASE("the days that are missing are returned", "[kinds][durability]") {
    // Five years from 2015-01-01 are 1826 days.
    CHECK(findings_of(changed("2019-12-31").against({lasting()})) ==
          lines{"LAST on c: ineligible -1.00"});
    CHECK(changed("2020-01-01").against({lasting()}).findings.empty());
    CHECK(findings_of(changed("2014-06-01").against({lasting()})) ==
          lines{"LAST on c: ineligible -1826.00"});
}

TEST_CASE("nobody knows whether it lasted until somebody says", "[kinds][durability]") {
    small_project project{costing("c", 1_eur)};
    CHECK(message_of(project.against({lasting()})) == "fact missing: changed");
    project.agreed.known.set("changed", false);
    CHECK(project.against({lasting()}).findings.empty());
}
