#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule in_kind_rule(const values& more = {}) {
    values row{
        {"natures", words({"in_kind"})}, {"sources", words({"ERDF"})}, {"effect", text("judge")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("KIND", kinds::in_kind, row);
}

small_project declaring(money real, money kind) {
    return {
        costing("r", real, {{"nature", words({})}}),
        costing("k", kind, {{"nature", words({"in_kind"})}, {"evidence", words({"appraisal"})}})};
}

} // namespace

TEST_CASE("public support does not pay for what is in kind", "[kinds][in_kind]") {
    // 80 % of the total is at most what is not in kind, so that is at most 20 % of the total.
    const auto rate = paying_erdf(80_percent);
    CHECK(declaring(800_eur, 200_eur).against({rate, in_kind_rule()}).findings.empty());
    CHECK(findings_of(declaring(800_eur, 200.01_eur).against({rate, in_kind_rule()})) ==
          lines{"KIND on k: ineligible -0.01"});
}

TEST_CASE("a programme may admit less", "[kinds][in_kind]") {
    const auto by = in_kind_rule({{"share_max", 10_percent}});
    CHECK(findings_of(declaring(900_eur, 101_eur).against({paying_erdf(80_percent), by})) ==
          lines{"KIND on k: ineligible -1.00"});
}

TEST_CASE("the value in kind is shown by a document", "[kinds][in_kind]") {
    const auto by = in_kind_rule({{"valued", words({"expert_opinion"})}});
    CHECK(message_of(declaring(800_eur, 100_eur).against({paying_erdf(80_percent), by})) ==
          "its value is not shown: no expert_opinion");
}
