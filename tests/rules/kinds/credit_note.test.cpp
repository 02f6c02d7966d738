#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule linked(std::string effect) {
    return rule_of("CREDIT", kinds::credit_note, {{"effect", text(std::move(effect))}});
}

} // namespace

TEST_CASE("a negative amount that names no cost is put to a person", "[kinds][credit_note]") {
    const small_project project{costing("a", 100_eur), costing("b", -10_eur)};
    CHECK(findings_of(project.against({linked("judge")})) == lines{"CREDIT on b: needs_judgement"});
    CHECK(small_project{costing("a", 100_eur)}.against({linked("judge")}).findings.empty());
}

TEST_CASE("a credit note that names its cost is not asked about", "[kinds][credit_note]") {
    const small_project project{costing("a", 100_eur),
                                costing("b", -10_eur, {{"credit_note_for", text("a")}})};
    const auto result = project.against({linked("judge")});
    CHECK(result.findings.empty());
    CHECK(totals_of(result) == "90.00 = 90.00 + 0.00 + 0.00");
}
