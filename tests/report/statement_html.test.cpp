#include "report/statement_html.hpp"

#include "ledger/one_project.hpp"
#include "support/catch.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

/// Of 1000.00 declared, 600.00 certified, of which 400.00 paid; 50.00 cut; the rest is not certified yet.
statement half_way() {
    one_project told;
    const auto first = told.declare("pl", "1", 600_eur);
    told.declare("pl", "2", 400_eur);
    told.claim(1, {first});
    told.say(certification{1, {{first, 600_eur}}, {{{"ERDF", 510_eur}}, {{"pl", 90_eur}}}, {}});
    told.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 400_eur, .claim = 1});
    const auto& journal = told.journal();
    statement made{.project = "P1",
                   .title = "<b>Offices</b>",
                   .rulebook = "book 1.0.0",
                   .digest = std::string(64, 'a'),
                   .entry = journal.size(),
                   .entries = journal.size(),
                   .booked_on = 2019_y / 1 / 21,
                   .head = std::string(64, 'b'),
                   .figures = standing_after(journal, journal.size())};
    made.deadlines = {{"R1",
                       "ends in time",
                       outcome::note,
                       phrase("until {}", day(2019_y / 12 / 31)),
                       {citation::law("Reg. (EU) 1/2", "Art 3")}}};
    return made;
}

std::string page_of(const statement& made) {
    statement_page page;
    page.add(made);
    return page.text();
}

std::string section_of(const std::string& page, const std::string& heading) {
    const auto start = page.find(">" + heading + "</h2>");
    REQUIRE(start != std::string::npos);
    return page.substr(start, page.find("<h2", start) - start);
}

} // namespace

TEST_CASE("a statement's page goes from declared to certified, without empty steps", "[html]") {
    const auto way = section_of(page_of(half_way()), "From declared to certified");
    CHECK_THAT(way, Contains("declared</th><td class=\"amount\" data-amount=\"1000.00\">1 000.00"));
    CHECK_THAT(way, Contains("open</th><td class=\"amount\" data-amount=\"-400.00\""));
    CHECK_THAT(way, Contains("certified</th><td class=\"amount\" data-amount=\"600.00\""));
    CHECK_THAT(way, !Contains("parked"));
    CHECK_THAT(way, !Contains("ineligible"));
}

TEST_CASE("a statement's page says what was paid and is due, and by which text time runs",
          "[html]") {
    const auto page = page_of(half_way());
    CHECK_THAT(section_of(page, "Payments"),
               Contains("data-amount=\"400.00\"") && Contains("data-amount=\"110.00\""));
    CHECK_THAT(section_of(page, "Deadlines and interest"),
               Contains("until 2019-12-31") && Contains("<li>Reg. (EU) 1/2, Art 3</li>"));
    CHECK_THAT(page, Contains("After entry ") && Contains("booked on 2019-01-21"));
    CHECK_THAT(page, !Contains("<b>") && Contains("&lt;b&gt;Offices&lt;/b&gt;"));
}
