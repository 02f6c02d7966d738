#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule deducting(const values& more = {}) {
    values row{{"pro_rata", false}, {"rounding", text("floor")}};
    row.insert(row.end(), more.begin(), more.end());
    rule made = rule_of("REV", kinds::revenue, row);
    for (const auto& [name, value] : more)
        made.rows[0].values.set(name, value);
    return made;
}

small_project earning(money revenue) {
    small_project project{costing("a", 100_eur), costing("b", 200_eur)};
    project.agreed.known.set("net_revenue", revenue);
    return project;
}

} // namespace

TEST_CASE("net revenue divides over the costs without losing a cent", "[kinds][revenue]") {
    CHECK(earning(0_eur).against({deducting()}).findings.empty());
    CHECK(findings_of(earning(10_eur).against({deducting()})) ==
          lines{"REV on a: ineligible -3.33", "REV on b: ineligible -6.67"});
    CHECK(earning(999_eur).against({deducting()}).totals.eligible == 0_eur);
}

TEST_CASE("only the part that eligible costs are of all is deducted", "[kinds][revenue]") {
    const auto half =
        earning(10_eur).against({cutting("HALF", 50_eur), deducting({{"pro_rata", true}})});
    // 200 of 300 are left: 6.66 of 10.00
    CHECK(half.totals.eligible == 193.34_eur);
}

TEST_CASE("small projects keep what they earn", "[kinds][revenue]") {
    auto project = earning(10_eur);
    const auto by = deducting({{"not_if_total_at_most", 1000_eur}});
    CHECK(message_of(project.against({by})) == "fact missing: budget");
    project.plan("pp1", 1000_eur);
    CHECK(project.against({by}).findings.empty());
    project.plan("pp1", 0.01_eur);
    CHECK(project.against({by}).findings.size() == 2);
}
