#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule dates(texts names) {
    return rule_of("ORDER", kinds::sequence,
                   {{"dates", words(std::move(names))}, {"effect", text("exclude")}});
}

} // namespace

TEST_CASE("a cost is not paid before its document", "[kinds][sequence]") {
    const auto by = dates({"issued_on", "paid_on"});
    const auto paid = [](const char* day) {
        return small_project{
            costing("c", 1_eur, {{"issued_on", on("2018-01-02")}, {"paid_on", on(day)}})};
    };
    CHECK(paid("2018-01-02").against({by}).findings.empty());
    CHECK(message_of(paid("2018-01-01").against({by})) ==
          "paid_on 2018-01-01 is before issued_on 2018-01-02");
    CHECK(message_of(small_project{costing("c", 1_eur)}.against({by})) ==
          "fact missing: issued_on");
}

TEST_CASE("dates of the project are judged once", "[kinds][sequence]") {
    small_project project;
    project.agreed.known =
        known({{"application_submitted", on("2018-02-01")}, {"contract_signed", on("2018-01-01")}});
    CHECK(findings_of(project.against({dates({"application_submitted", "contract_signed"})})) ==
          lines{"ORDER on project: ineligible"});
    CHECK_THROWS_AS(project.against({dates({"application_submitted", "weeks"})}), rulebook_error);
}
