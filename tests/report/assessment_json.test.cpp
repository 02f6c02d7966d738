#include "report/assessment_json.hpp"

#include "report/assessed.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

using json = nlohmann::ordered_json;

json json_of(const reported_project& reported) {
    return assessment_json(reported.project.agreed, reported.book, reported.result);
}

/// No number anywhere: every figure is a string with its digits.
bool has_number(const json& node) {
    if (node.is_number())
        return true;
    return node.is_structured() && std::any_of(node.begin(), node.end(),
                                               [](const json& inner) { return has_number(inner); });
}

} // namespace

TEST_CASE("amounts are strings with exactly the currency's digits", "[json]") {
    const reported_project reported;
    const auto totals = json_of(reported)["totals"];
    CHECK(totals["currency"] == "EUR");
    CHECK(totals["planned"] == "23725.48");
    // 1 000.01 without an invoice, 7.00 of which nothing is known
    CHECK(totals["declared"] == "24732.49");
    CHECK(totals["eligible"] == "23725.48");
    CHECK(totals["ineligible"] == "1000.01");
    CHECK(totals["open"] == "7.00");
    CHECK(totals["unconverted"].empty());
    CHECK_FALSE(has_number(json_of(reported)));
}

TEST_CASE("rates are exact strings, one row a source over all partners", "[json]") {
    const reported_project reported;
    const auto made = json_of(reported);
    for (const auto* key : {"planned_funding", "funding"}) {
        const auto& rows = made[key];
        REQUIRE(rows.size() == 2);
        CHECK(rows[0]["source"] == "ERDF");
        CHECK(rows[0]["rate"] == "85 %");
        CHECK(rows[0]["amount"] == "20166.65");
        CHECK(rows[0]["rounding"] == "floor");
        CHECK(rows[0]["rounding_basis"] == "observation");
        CHECK(rows[1]["source"] == "own");
        CHECK(rows[1]["amount"] == "3558.83");
        CHECK_FALSE(rows[1].contains("rule"));
    }
    CHECK(made["partners"].size() == 2);
    CHECK(made["partners"][1]["funding"][0]["amount"] == "9690.00");
}

TEST_CASE("findings say the rule, the outcome, the item, the cut and the text", "[json]") {
    const reported_project reported;
    const auto findings = json_of(reported)["findings"];
    REQUIRE(findings.size() == 2);
    CHECK(findings[0]["rule"] == "PAPERS");
    CHECK(findings[0]["outcome"] == "ineligible");
    CHECK(findings[0]["about"] == "cost");
    CHECK(findings[0]["item"] == "c1");
    CHECK(findings[0]["step"] == "exclude");
    CHECK(findings[0]["cut"] == "1000.01");
    CHECK(findings[0]["proposed"] == "1000.01");
    CHECK(findings[0]["message"] == "not at hand: invoice");
    CHECK(findings[0]["cite"] ==
          json::array({{{"kind", "law"}, {"text", "Regulation 1"}, {"unit", "Art 1"}}}));
    CHECK(findings[1]["outcome"] == "undetermined");
    CHECK(findings[1]["cut"] == "0.00");
}

TEST_CASE("the keys of a report keep their order", "[json]") {
    const reported_project reported;
    const auto made = json_of(reported);
    std::vector<std::string> keys;
    for (const auto& [key, value] : made.items())
        keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"project", "title", "rulebook", "profile", "totals",
                                           "planned_funding", "funding", "partners",
                                           "own_contributions", "findings"});
    CHECK(made["title"] == "Úřady \"bez\" hranic");
    CHECK(made["rulebook"]["digest"] == std::string(64, 'd'));
}

TEST_CASE("where nobody says who pays, there are no rows", "[json]") {
    const reported_project reported({reported_project::papers()});
    const auto made = json_of(reported);
    CHECK(made["planned_funding"].empty());
    CHECK(made["funding"].is_array());
    CHECK(made["partners"].empty());
}

TEST_CASE("an explanation says what was read, reckoned and cited", "[json]") {
    const reported_project reported;
    const auto made = explanations_json(reported.book, "c1", reported.result);
    CHECK(made["item"] == "c1");
    CHECK(made["findings"].size() == 1);
    const auto papers = std::find_if(made["rules"].begin(), made["rules"].end(),
                                     [](const json& one) { return one["rule"] == "PAPERS"; });
    REQUIRE(papers != made["rules"].end());
    CHECK((*papers)["outcome"] == "ineligible");
    CHECK((*papers)["facts"]["evidence"] == "");
    CHECK((*papers)["row"]["values"]["documents"] == "invoice");
    CHECK((*papers)["row"]["from"].is_null());
    CHECK_FALSE(has_number(made));
}
