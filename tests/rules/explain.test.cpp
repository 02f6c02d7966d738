// Explanations: what a rule read and how it counted, for one item and all above it.

#include "support/catch.hpp"
#include "support/small_project.hpp"

#include <cofin/rules/assess_explaining.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

const explanation* of(const assessment& result, const std::string& rule, const std::string& item) {
    for (const auto& record : result.explanations)
        if (record.rule == rule && record.about == item)
            return &record;
    return nullptr;
}

rule dated_period() {
    rule made = rule_of("PERIOD", kinds::period,
                        {{"dates", words({"paid_on"})}, {"last", on("2019-12-31")}});
    made.anchor = "contract_signed";
    made.layer = "book";
    made.title = {{"en", "Costs are paid in the period"}};
    made.rows[0].valid.from = on("2014-01-01");
    return made;
}

} // namespace

TEST_CASE("nothing is explained unasked", "[explain]") {
    const small_project project{costing("c", 100_eur)};
    CHECK(project.against({dated_period()}).explanations.empty());
}

TEST_CASE("an explanation tells the rule, its row, the facts read and the verdict", "[explain]") {
    small_project project{costing("c", 100_eur, {{"paid_on", on("2020-01-01")}})};
    project.agreed.known.set("contract_signed", on("2018-05-01"));
    const auto result = project.against({dated_period()}, "c");
    REQUIRE(result.explanations.size() == 1);
    const auto& record = result.explanations[0];
    CHECK(record.rule == "PERIOD");
    CHECK(record.layer == "book");
    CHECK(record.title == "Costs are paid in the period");
    CHECK(record.about == "c");
    CHECK(record.at == step::exclude);
    CHECK(record.anchor == "contract_signed");
    CHECK(record.anchored_on == on("2018-05-01"));
    CHECK(record.row == validity{on("2014-01-01"), {}});
    using pairs = std::vector<std::pair<std::string, phrase>>;
    CHECK(record.values == pairs{{"dates", phrase("paid_on")}, {"last", phrase("2019-12-31")}});
    CHECK(record.read ==
          pairs{{"contract_signed", phrase("2018-05-01")}, {"paid_on", phrase("2020-01-01")}});
    CHECK(record.said == outcome::ineligible);
    CHECK(record.message == "paid_on 2020-01-01 is after 2019-12-31");
    CHECK(record.cites.size() == 1);
}

TEST_CASE("a missing fact is shown as missing, once", "[explain]") {
    small_project project{costing("c", 100_eur)};
    const auto result = project.against({dated_period()}, "c");
    using pairs = std::vector<std::pair<std::string, phrase>>;
    CHECK(result.explanations.at(0).read == pairs{{"contract_signed", phrase("(missing)")}});
    CHECK(result.explanations.at(0).said == outcome::undetermined);
}

TEST_CASE("a cost is explained with its partner's and the project's rules", "[explain]") {
    small_project project{costing("c", 100_eur), costing("d", 10_eur)};
    project.add_partner("pp2");
    const auto partners =
        rule_of("P", saying<step::project, scope::partner>, {{"says", text("eligible")}});
    const auto whole =
        rule_of("W", saying<step::project, scope::project>, {{"says", text("eligible")}});
    const auto costs = that_says("C", outcome::note);
    const auto result = project.against({partners, whole, costs}, "c");
    CHECK(of(result, "P", "pp1") != nullptr);
    CHECK(of(result, "P", "pp2") == nullptr);
    CHECK(of(result, "W", "project") != nullptr);
    CHECK(of(result, "C", "c") != nullptr);
    CHECK(of(result, "C", "d") == nullptr);
    const auto of_partner = project.against({partners, whole, costs}, "pp2");
    CHECK(of(of_partner, "P", "pp2") != nullptr);
    CHECK(of(of_partner, "P", "pp1") == nullptr);
    CHECK(of(of_partner, "W", "project") != nullptr);
    CHECK(of(of_partner, "C", "c") == nullptr);
}

TEST_CASE("a rule over a sequence of costs is explained with the facts it read", "[explain]") {
    small_project project{
        costing("a", 100_eur, {{"document", text("F1")}, {"paid_on", on("2019-01-01")}}),
        costing("b", 100_eur, {{"document", text("F1")}, {"paid_on", on("2019-01-02")}})};
    const auto twice = rule_of("TWICE", kinds::duplicate,
                               {{"key", words({"document"})}, {"effect", text("exclude")}});
    const auto result = project.against({twice}, "b");
    const auto* record = of(result, "TWICE", "b");
    REQUIRE(record != nullptr);
    CHECK(record->said == outcome::ineligible);
    CHECK(record->message == "the document of cost a again: shares declared 200 %");
    CHECK(std::ranges::any_of(record->read, [](const auto& fact) {
        return fact.first == "document" && to_string(fact.second) == "F1";
    }));
}

TEST_CASE("explaining changes nothing of the assessment", "[explain]") {
    const small_project project{costing("c", 100_eur, {{"paid_on", on("2020-01-01")}}),
                                costing("d", 10_eur)};
    const std::vector<rule> rules{dated_period(), cutting("R", 5_eur)};
    CHECK(findings_of(project.against(rules)) == findings_of(project.against(rules, "c")));
    CHECK(totals_of(project.against(rules)) == totals_of(project.against(rules, "d")));
}

TEST_CASE("one cost of many is explained in a moment", "[explain]") {
    small_project project;
    for (int i = 0; i < 20000; ++i)
        project.declared.costs.push_back(costing("c" + std::to_string(i), 1_eur));
    CHECK(project.against({that_says("R", outcome::note)}, "c19999").explanations.size() == 1);
}

TEST_CASE("each finding is explained, in one assessment, as it is by itself", "[explain]") {
    small_project project{
        costing("a", 100_eur, {{"document", text("F1")}, {"paid_on", on("2020-01-01")}}),
        costing("b", 100_eur, {{"document", text("F1")}, {"paid_on", on("2019-01-02")}}),
        costing("c", 10_eur, {{"paid_on", on("2019-01-02")}, {"document", text("F2")}})};
    project.agreed.known.set("contract_signed", on("2018-05-01"));
    rulebook book;
    book.rules = {dated_period(),
                  rule_of("TWICE", kinds::duplicate,
                          {{"key", words({"document"})}, {"effect", text("exclude")}})};
    const auto plain = assess(book, project.agreed, project.declared);
    REQUIRE(plain.findings.size() == 2);
    const auto all = assess_explaining(book, project.agreed, project.declared, plain.findings);
    CHECK(findings_of(all) == findings_of(plain));
    CHECK(totals_of(all) == totals_of(plain));
    CHECK(all.explanations.size() == 2);
    for (const auto& found : plain.findings) {
        const auto one = assess(book, project.agreed, project.declared, found.item);
        const auto* alone = of(one, found.rule, found.item);
        const auto* among = of(all, found.rule, found.item);
        REQUIRE(alone != nullptr);
        REQUIRE(among != nullptr);
        CHECK(among->read == alone->read);
        CHECK(among->arithmetic == alone->arithmetic);
        CHECK(among->message == alone->message);
    }
}
