#include "report/statement_html.hpp"

#include "report/half_way.hpp"
#include "support/catch.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

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
