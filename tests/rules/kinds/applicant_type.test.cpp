#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule admitting(std::string effect = "exclude") {
    return rule_of("FORMS", kinds::applicant_type,
                   {{"forms", words({"public_body", "non_profit"})}, {"effect", text(effect)}});
}

small_project of_form(std::string form) {
    small_project project{costing("c", 100_eur)};
    project.agreed.partners[0].known.set("legal_form", text(std::move(form)));
    return project;
}

} // namespace

TEST_CASE("a partner has one of the admitted legal forms", "[kinds][applicant_type]") {
    CHECK(of_form("public_body").against({admitting()}).findings.empty());
    CHECK(of_form("non_profit").against({admitting()}).findings.empty());
    CHECK(findings_of(of_form("company").against({admitting()})) ==
          lines{"FORMS on pp1: ineligible -100.00"});
    CHECK(message_of(of_form("company").against({admitting()})) ==
          "legal form company is none of public_body, non_profit");
    CHECK(findings_of(of_form("company").against({admitting("judge")})) ==
          lines{"FORMS on pp1: needs_judgement"});
}

TEST_CASE("a partner whose legal form is unknown is not admitted and not refused",
          "[kinds][applicant_type]") {
    const small_project project{costing("c", 100_eur)};
    const auto result = project.against({admitting()});
    CHECK(message_of(result) == "fact missing: legal_form");
    CHECK(totals_of(result) == "100.00 = 0.00 + 0.00 + 100.00");
}
