#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule methods(const values& more = {}) {
    values row{{"methods", words({"flat_rate", "unit_cost"})}, {"effect", text("exclude")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("METHOD", kinds::cost_method, row);
}

small_project declared_as(const std::string& method) {
    return {costing("c", 100_eur, {{"method", text(method)}})};
}

} // namespace

TEST_CASE("only the admitted methods count", "[kinds][cost_method]") {
    CHECK(declared_as("flat_rate").against({methods()}).findings.empty());
    CHECK(findings_of(declared_as("real").against({methods()})) ==
          lines{"METHOD on c: ineligible -100.00"});
    CHECK(message_of(declared_as("real").against({methods()})) ==
          "declared as real, where only flat_rate, unit_cost count");
}

TEST_CASE("a method that nobody named is asked for", "[kinds][cost_method]") {
    const auto unknown = small_project{costing("c", 100_eur)}.against({methods()});
    CHECK(message_of(unknown) == "fact missing: method");
    CHECK(totals_of(unknown) == "100.00 = 0.00 + 0.00 + 100.00");
}

TEST_CASE("methods bind only small grants, the bound included", "[kinds][cost_method]") {
    const auto by = methods({{"source", text("ERDF")}, {"grant_at_most", 85_eur}});
    auto project = declared_as("real");
    project.plan("pp1", 100_eur); // ERDF 85.00
    CHECK(findings_of(project.against({paying_erdf(85_percent), by})) ==
          lines{"METHOD on c: ineligible -100.00"});
    project.agreed.budget[0].amount = 100.02_eur; // 0.85 x 100.02 = 85.017 -> 85.01
    CHECK(project.against({paying_erdf(85_percent), by}).findings.empty());
}

TEST_CASE("whether a grant is small is unknown without a budget or its source",
          "[kinds][cost_method]") {
    const auto by = methods({{"source", text("ERDF")}, {"grant_at_most", 85_eur}});
    auto project = declared_as("real");
    CHECK(message_of(project.against({paying_erdf(85_percent), by})) ==
          "fact missing: planned amount of ERDF");
    project.plan("pp1", 100_eur);
    CHECK(message_of(project.against({by})) == "fact missing: planned amount of ERDF");
}
