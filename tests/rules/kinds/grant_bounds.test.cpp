#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule bounded(const values& more, std::string effect = "exclude") {
    values row{{"source", text("ERDF")}, {"effect", text(std::move(effect))}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("BOUNDS", kinds::grant_bounds, row);
}

small_project planning(money amount) {
    small_project project;
    project.plan("pp1", amount);
    return project;
}

} // namespace

TEST_CASE("a source gives so much at least, inclusive", "[kinds][grant_bounds]") {
    const auto by = bounded({{"min", 2000_eur}});
    // 0.85 x 2352.94 = 1999.999 -> 1999.99; 0.85 x 2352.95 = 2000.0075 -> 2000.00
    CHECK(message_of(planning(2352.94_eur).against({paying_erdf(85_percent), by})) ==
          "planned ERDF 1999.99 EUR is under 2000.00 EUR");
    CHECK(planning(2352.95_eur).against({paying_erdf(85_percent), by}).findings.empty());
    CHECK(planning(2353_eur).against({paying_erdf(85_percent), by}).findings.empty());
}

TEST_CASE("a project costs so much at most, inclusive", "[kinds][grant_bounds]") {
    const auto by = bounded({{"total_max", 40'000_eur}});
    CHECK(planning(39'999.99_eur).against({by}).findings.empty());
    CHECK(planning(40'000_eur).against({by}).findings.empty());
    CHECK(message_of(planning(40'000.01_eur).against({by})) ==
          "planned total cost 40000.01 EUR is over 40000.00 EUR");
    CHECK(findings_of(
              planning(40'000.01_eur).against({bounded({{"total_max", 40'000_eur}}, "judge")})) ==
          lines{"BOUNDS on project: needs_judgement"});
}

TEST_CASE("a cap lowers what a source gives and refuses nothing", "[kinds][grant_bounds]") {
    const auto by = bounded({{"max", 20'000_eur}});
    const auto given = [&](money plan) {
        return planning(plan).against({paying_erdf(85_percent), by}).planned->paid.at(0);
    };
    CHECK(given(20'000_eur) == 17'000_eur);
    CHECK(given(23'529.41_eur) == 19'999.99_eur); // 19 999.9985
    CHECK(given(23'529.42_eur) == 20'000_eur);    // 20 000.007
    CHECK(given(50'000_eur) == 20'000_eur);
    CHECK(planning(50'000_eur).against({paying_erdf(85_percent), by}).findings.empty());
}

TEST_CASE("a cap alone needs no budget", "[kinds][grant_bounds]") {
    CHECK(small_project()
              .against({paying_erdf(85_percent), bounded({{"max", 20'000_eur}})})
              .findings.empty());
    CHECK(message_of(small_project().against(
              {paying_erdf(85_percent), bounded({{"min", 1_eur}})})) == "fact missing: budget");
    CHECK(message_of(small_project().against({bounded({{"total_max", 1_eur}})})) ==
          "fact missing: budget");
}

TEST_CASE("the least amount of a source that no rule states is undetermined",
          "[kinds][grant_bounds]") {
    CHECK(message_of(planning(1000_eur).against({bounded({{"min", 1_eur}})})) ==
          "fact missing: planned amount of ERDF");
}

TEST_CASE("a cap whose condition is unknown leaves the funding undetermined",
          "[kinds][grant_bounds]") {
    auto project = planning(50'000_eur);
    auto by = bounded({{"max", 20'000_eur}});
    by.where.all = {{"axis", {int64_t{4}}, false, {}, {}}};
    CHECK(message_of(project.against({paying_erdf(85_percent), by})) == "fact missing: axis");
    CHECK_FALSE(project.against({paying_erdf(85_percent), by}).planned);
    project.agreed.known.set("axis", int64_t{2});
    CHECK(project.against({paying_erdf(85_percent), by}).planned->paid.at(0) == 42'500_eur);
    project.agreed.known.set("axis", int64_t{4});
    CHECK(project.against({paying_erdf(85_percent), by}).planned->paid.at(0) == 20'000_eur);
}

TEST_CASE("bounds in another currency than the agreement's decide nothing",
          "[kinds][grant_bounds]") {
    const auto project = planning(1000_eur);
    CHECK(message_of(project.against({paying_erdf(85_percent), bounded({{"min", 1_czk}})})) ==
          "fact missing: min in EUR");
    CHECK(message_of(project.against({paying_erdf(85_percent), bounded({{"total_max", 1_czk}})})) ==
          "fact missing: total_max in EUR");
}

TEST_CASE("a negative cap is an error of the rulebook", "[kinds][grant_bounds]") {
    CHECK_THROWS_AS(planning(1_eur).against({paying_erdf(85_percent), bounded({{"max", -1_eur}})}),
                    rulebook_error);
}

TEST_CASE("the least amount is shown beside the planned one", "[kinds][grant_bounds]") {
    const auto project = planning(3000_eur);
    const auto result =
        project.against({paying_erdf(85_percent), bounded({{"min", 2000_eur}})}, "project");
    CHECK(result.explanations.back().arithmetic.at(0) ==
          "planned ERDF 2550.00 EUR, least 2000.00 EUR");
}
