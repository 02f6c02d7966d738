#include "report/assessment_html.hpp"

#include "report/assessed.hpp"
#include "report/assessment_json.hpp"
#include "report/findings_html.hpp"
#include "report/html.hpp"
#include "support/catch.hpp"

#include <cofin/rules/assess_explaining.hpp>

#include <nlohmann/json.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

std::string page_of(const reported_project& reported) {
    assessment_page page;
    page.add(reported.project.agreed, reported.project.declared, reported.book, reported.result);
    return page.text();
}

/// The amounts of a table's row, as programs read them.
std::vector<std::string> amounts_of(const std::string& page, const std::string& row) {
    std::vector<std::string> amounts;
    const std::string head = "<th scope=\"row\">" + row + "</th>";
    const auto start = page.find(head);
    REQUIRE(start != std::string::npos);
    const auto end = page.find("</tr>", start);
    const std::string mark = "data-amount=\"";
    for (auto at = page.find(mark, start); at < end; at = page.find(mark, at + 1)) {
        const auto from = at + mark.size();
        amounts.push_back(page.substr(from, page.find('"', from) - from));
    }
    return amounts;
}

std::size_t count_of(const std::string& page, std::string_view word) {
    std::size_t count = 0;
    for (auto at = page.find(word); at != std::string::npos; at = page.find(word, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("a number and its sign of percent stay on one line of a page", "[html]") {
    CHECK(text_cell("85 % up to 1.00 EUR = 84.5 %") ==
          "<td>85\u00a0% up to 1.00 EUR = 84.5\u00a0%</td>");
    CHECK(text_cell("a < b %c 100%") == "<td>a &lt; b\u00a0%c 100%</td>");
    CHECK(text_cell("") == "<td></td>");
}

TEST_CASE("a page has the figures of the JSON", "[html]") {
    const reported_project reported;
    const auto page = page_of(reported);
    const auto json = assessment_json(reported.project.agreed, reported.book, reported.result);
    const auto& totals = json["totals"];
    CHECK(amounts_of(page, "declared") == texts{totals["declared"]});
    CHECK(amounts_of(page, "eligible") == texts{totals["eligible"]});
    CHECK(amounts_of(page, "open") == texts{"-" + totals["open"].get<std::string>()});
    for (std::size_t i = 0; i < json["funding"].size(); ++i)
        CHECK(amounts_of(page, json["funding"][i]["source"]) ==
              texts{json["planned_funding"][i]["amount"], json["funding"][i]["amount"]});
    CHECK(count_of(page, "<details>") == json["findings"].size());
    // planned, declared, eligible and what is left, of the partner whose costs all count
    CHECK(amounts_of(page, "pp2") == texts{"11400.00", "11400.00", "11400.00", "0.00"});
}

TEST_CASE("the way from declared to eligible ends where the assessment ends", "[html]") {
    const reported_project reported;
    const auto page = page_of(reported);
    const auto start = page.find("From declared to eligible");
    const auto table = page.substr(start, page.find("</table>", start) - start);
    CHECK(count_of(table, "class=\"bad\"") == 1);
    CHECK_THAT(table, Contains("PAPERS"));
    CHECK_THAT(table, Contains("data-amount=\"-1000.01\""));
}

TEST_CASE("where the budget has no partners, what all spent stands against it", "[html]") {
    reported_project reported;
    for (auto& line : reported.project.agreed.budget)
        line.partner.clear();
    money planned(reported.project.agreed.currency);
    for (const auto& line : reported.project.agreed.budget)
        planned += line.amount;
    const auto page = page_of(reported);
    CHECK_THAT(page, Contains("<th scope=\"row\">all</th>"));
    CHECK_THAT(page, !Contains("<th scope=\"row\">pp2</th>"));
    CHECK(amounts_of(page, "all").at(0) == amount_text(planned));
}

TEST_CASE("what files say stays text, and nothing is asked for from outside", "[html]") {
    reported_project reported;
    reported.project.agreed.title = "<script>alert('x')</script> & \"more\"";
    const auto page = page_of(reported);
    CHECK_THAT(page, !Contains("<script"));
    CHECK_THAT(page,
               Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"));
    CHECK_THAT(page, Contains("default-src 'none'"));
    for (const char* outside : {"http:", "https:", "src=", "@import", "url("})
        CHECK_THAT(page, !Contains(outside));
    CHECK(html_escaped(std::string("a\x01\0b", 4)) == "a\xEF\xBF\xBD\xEF\xBF\xBD"
                                                      "b");
}

TEST_CASE("an unfolded finding shows how the rule came to it, as long as there is room", "[html]") {
    const reported_project reported;
    const auto explained = assess_explaining(reported.book, reported.project.agreed,
                                             reported.project.declared, reported.result.findings)
                               .explanations;
    const auto with = [&](std::size_t room) {
        return findings_section(language::english(), reported.book, reported.result, explained,
                                room);
    };
    const auto all = with(1'000'000);
    CHECK_THAT(all, Contains("<dt>value documents</dt><dd>invoice</dd>"));
    CHECK_THAT(all, Contains("<dt>fact evidence</dt><dd>(none)</dd>"));
    CHECK(count_of(all, "<dl class=\"why\">") == reported.result.findings.size());
    const auto none = with(0);
    CHECK(count_of(none, "<dl class=\"why\">") == 0);
    CHECK_THAT(none, Contains(std::to_string(reported.result.findings.size()) +
                              " of them are not explained here"));
    CHECK(count_of(none, "<details>") == reported.result.findings.size());
}

TEST_CASE("of very many findings a rule's text stands once", "[html]") {
    reported_project reported;
    const auto one = reported.result.findings.at(0);
    reported.result.findings.assign(2001, one);
    const auto html = findings_section(language::english(), reported.book, reported.result, {}, 0);
    CHECK(count_of(html, "<details>") == 2001);
    REQUIRE_FALSE(one.cites.empty());
    CHECK(count_of(html, "<li>" + html_escaped(to_string(one.cites[0])) + "</li>") == 1);
    CHECK(count_of(html, "<h3>" + one.rule + "</h3>") == 1);
}

TEST_CASE("the steps of a waterfall hang together", "[html]") {
    waterfall way(language::english(), "Way", "of all", "all", 100_eur);
    way.take("cut", 25_eur, "bad");
    CHECK(way.left() == 75_eur);
    const auto html = way.end("rest");
    CHECK_THAT(html, Contains("<rect class=\"bad\" x=\"7500\" y=\"26\" width=\"2500\""));
    CHECK_THAT(html, Contains("d=\"M10000 0V26\"") && Contains("d=\"M7500 74V100\""));
    CHECK_THAT(html, Contains("<rect class=\"good\" x=\"0\" y=\"26\" width=\"7500\""));
}

TEST_CASE("a bar is as long as its part, and seen however short", "[html]") {
    CHECK_THAT(bar(0_eur, 50_eur, 100_eur, "good"), Contains("x=\"0\" width=\"5000\""));
    CHECK_THAT(bar(60_eur, 100_eur, 100_eur, "bad"), Contains("x=\"6000\" width=\"4000\""));
    CHECK_THAT(bar(100_eur, 99.99_eur, 100_eur, "bad"), Contains("x=\"9975\" width=\"25\""));
    CHECK_THAT(bar(0_eur, 0_eur, 0_eur, "good"), Contains("width=\"0\""));
    CHECK_THAT(bar(0_eur, -(5_eur), 100_eur, "good"), Contains("x=\"0\" width=\"25\""));
}
