#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule fixed_cost(std::string method, const values& more = {}) {
    values row{{"method", text(std::move(method))},
               {"amount", 500_eur},
               {"all_or_nothing", true},
               {"rounding", text("floor")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("FIXED", kinds::unit_cost_lump_sum, row);
}

small_project declaring(money amount, std::string method, values facts = {}) {
    facts.emplace_back("method", text(std::move(method)));
    return {costing("c", amount, facts)};
}

} // namespace

TEST_CASE("a unit cost is so much a unit", "[kinds][unit_cost_lump_sum]") {
    const values two{{"units", decimal(2)}};
    CHECK(
        declaring(1000_eur, "unit_cost", two).against({fixed_cost("unit_cost")}).findings.empty());
    CHECK(
        findings_of(declaring(1000.01_eur, "unit_cost", two).against({fixed_cost("unit_cost")})) ==
        lines{"FIXED on c: ineligible -0.01"});
    CHECK(declaring(9999_eur, "real").against({fixed_cost("unit_cost")}).findings.empty());
}

TEST_CASE("a lump sum counts as a whole or not at all", "[kinds][unit_cost_lump_sum]") {
    const auto by = fixed_cost("lump_sum", {{"documents", words({"report"})}});
    const values shown{{"evidence", words({"report"})}};
    CHECK(declaring(500_eur, "lump_sum", shown).against({by}).findings.empty());
    CHECK(findings_of(declaring(501_eur, "lump_sum", shown).against({by})) ==
          lines{"FIXED on c: ineligible -1.00"});
    CHECK(findings_of(declaring(500_eur, "lump_sum", {{"evidence", words({})}}).against({by})) ==
          lines{"FIXED on c: ineligible -500.00"});
    CHECK(message_of(declaring(500_eur, "lump_sum").against({by})) == "fact missing: evidence");
}
