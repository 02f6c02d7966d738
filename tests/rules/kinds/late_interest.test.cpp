#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule interest() {
    return rule_of("LATE", kinds::late_interest,
                   {{"amount", text("unused_grant")},
                    {"start", text("budget_year_ends_on")},
                    {"after_start", true},
                    {"next_year", text("01-31")},
                    {"end", text("returned_on")},
                    {"yearly_rate", 8_percent},
                    {"rounding", text("half_up")}});
}

small_project returned(const char* day) {
    small_project project;
    project.agreed.known = known({{"unused_grant", 3650_eur},
                                  {"budget_year_ends_on", on("2024-12-31")},
                                  {"returned_on", on(day)}});
    return project;
}

} // namespace

TEST_CASE("interest runs from the day after the deadline, as a note", "[kinds][late_interest]") {
    CHECK(returned("2025-01-31").against({interest()}).findings.empty());
    const auto late = returned("2025-02-10").against({interest()});
    CHECK(findings_of(late) == lines{"LATE on project: note"});
    // 3650 x 8 % x 10 / 365 = 8.00
    CHECK(message_of(late) == "interest from 2025-02-01 to 2025-02-10, 10 days: 8.00 EUR");
}

TEST_CASE("interest needs its dates and amount", "[kinds][late_interest]") {
    auto project = returned("2025-02-10");
    project.agreed.known.erase("returned_on");
    CHECK(message_of(project.against({interest()})) == "fact missing: returned_on");
}
