#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule within_line(rate over, std::string effect = "exclude") {
    return rule_of("LINE", kinds::budget_shift,
                   {{"over_share", over}, {"effect", text(std::move(effect))}});
}

/// Two costs of 60.00 and so much, on a line of 100.00.
small_project on_a_line(money second, const char* paid_first = "2020-01-01") {
    small_project project{costing("a", 60_eur, {{"paid_on", on(paid_first)}}),
                          costing("b", second, {{"paid_on", on("2020-02-01")}})};
    project.plan("pp1", 100_eur);
    return project;
}

} // namespace

TEST_CASE("a budget line holds what it was planned for, to the cent", "[kinds][budget_shift]") {
    const auto by = within_line(0_percent);
    CHECK(on_a_line(40_eur).against({by}).findings.empty());
    const auto over = on_a_line(40.01_eur).against({by});
    CHECK(findings_of(over) == lines{"LINE on b: ineligible -0.01"});
    CHECK(totals_of(over) == "100.01 = 100.00 + 0.01 + 0.00");
}

TEST_CASE("a budget line may grow by a share, its limit cut down to the cent",
          "[kinds][budget_shift]") {
    const auto by = within_line(10_percent);
    CHECK(on_a_line(50_eur).against({by}).findings.empty());
    CHECK(findings_of(on_a_line(50.01_eur).against({by})) == lines{"LINE on b: ineligible -0.01"});
    auto project = on_a_line(50_eur);
    project.agreed.budget[0].amount = 99.99_eur; // 1.1 x 99.99 = 109.989 -> 109.98
    CHECK(findings_of(project.against({by})) == lines{"LINE on b: ineligible -0.02"});
}

TEST_CASE("costs draw on their line in the order of payment", "[kinds][budget_shift]") {
    CHECK(findings_of(on_a_line(50_eur, "2020-03-01").against({within_line(0_percent)})) ==
          lines{"LINE on a: ineligible -10.00"});
}

TEST_CASE("each partner and category has a line of its own; without one nothing fits",
          "[kinds][budget_shift]") {
    auto project = on_a_line(40_eur);
    project.declared.costs[1].category = "travel";
    CHECK(findings_of(project.against({within_line(0_percent)})) ==
          lines{"LINE on b: ineligible -40.00"});
    project.plan("pp1", 40_eur, "travel");
    CHECK(project.against({within_line(0_percent)}).findings.empty());
}

TEST_CASE("what exceeds a line may be asked instead of refused", "[kinds][budget_shift]") {
    const auto asked = on_a_line(40.01_eur).against({within_line(0_percent, "judge")});
    CHECK(findings_of(asked) == lines{"LINE on b: needs_judgement"});
    CHECK(totals_of(asked) == "100.01 = 60.00 + 0.00 + 40.01");
}

TEST_CASE("a project without a budget has no lines to exceed", "[kinds][budget_shift]") {
    const small_project project{costing("a", 100_eur)};
    const auto result = project.against({within_line(0_percent)});
    CHECK(message_of(result) == "fact missing: budget");
    CHECK(totals_of(result) == "100.00 = 0.00 + 0.00 + 100.00");
}
