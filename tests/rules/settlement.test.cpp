// Which of several cuts counts, what is opened, and that no cost is cut below nothing.

#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule stacked(rule of) {
    of.stacks = true;
    return of;
}

rule cited(rule of, citation by) {
    of.cites = {std::move(by)};
    return of;
}

rule about_partners(std::string id, outcome said, predicate where = {}) {
    rule made = rule_of(std::move(id), saying<step::project, scope::partner>,
                        {{"says", text(std::string(to_string(said)))}});
    made.where = std::move(where);
    return made;
}

rule about_project(std::string id, outcome said) {
    return rule_of(std::move(id), saying<step::project, scope::project>,
                   {{"says", text(std::string(to_string(said)))}});
}

decision decided(std::string rule, std::string item, bool eligible, std::string_view when) {
    return {std::move(rule), std::move(item), eligible, on(when), "A. Officer", "seen"};
}

} // namespace

TEST_CASE("of several cuts on one base the largest counts", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    const auto result = project.against({cutting("R1", 10_eur), cutting("R2", 30_eur)});
    // Both are told; the smaller one takes nothing more.
    CHECK(findings_of(result) == lines{"R1 on c: ineligible", "R2 on c: ineligible -30.00"});
    CHECK(result.findings[0].proposed == 10_eur);
    CHECK(result.findings[1].proposed == 30_eur);
    CHECK(totals_of(result) == "100.00 = 70.00 + 30.00 + 0.00");
}

TEST_CASE("of equal cuts the rule that stands first in the book takes the money", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    CHECK(findings_of(project.against({cutting("R2", 10_eur), cutting("R1", 10_eur)})) ==
          lines{"R2 on c: ineligible -10.00", "R1 on c: ineligible"});
}

TEST_CASE("a rule that stacks adds its cut to the others", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    const auto result = project.against(
        {stacked(cutting("R1", 10_eur)), cutting("R2", 30_eur), stacked(cutting("R3", 5_eur))});
    CHECK(totals_of(result) == "100.00 = 55.00 + 45.00 + 0.00");
}

TEST_CASE("cuts never exceed the cost", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    CHECK(totals_of(project.against({cutting("R", 100.01_eur)})) ==
          "100.00 = 0.00 + 100.00 + 0.00");
    const auto result = project.against(
        {cutting("R1", 70_eur), stacked(cutting("R2", 20_eur)), stacked(cutting("R3", 20_eur))});
    CHECK(findings_of(result) == lines{"R1 on c: ineligible -70.00", "R2 on c: ineligible -20.00",
                                       "R3 on c: ineligible -10.00"});
    CHECK(totals_of(result) == "100.00 = 0.00 + 100.00 + 0.00");
}

TEST_CASE("a negative cut of a positive cost takes nothing and gives nothing", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    CHECK(totals_of(project.against({cutting("R", -10_eur)})) == "100.00 = 100.00 + 0.00 + 0.00");
}

TEST_CASE("of a negative cost a part or all is cut, never more", "[settlement]") {
    const small_project project{costing("c", -100_eur)};
    CHECK(totals_of(project.against({cutting("R", -30_eur)})) ==
          "-100.00 = -70.00 + -30.00 + 0.00");
    CHECK(totals_of(project.against({cutting("R", -130_eur)})) ==
          "-100.00 = 0.00 + -100.00 + 0.00");
    CHECK(totals_of(project.against({cutting("R", 30_eur)})) == "-100.00 = -100.00 + 0.00 + 0.00");
    CHECK(totals_of(project.against({cutting("R1", -10_eur), cutting("R2", -30_eur)})) ==
          "-100.00 = -70.00 + -30.00 + 0.00");
    CHECK(totals_of(project.against({cutting("R1", -70_eur), stacked(cutting("R2", -50_eur))})) ==
          "-100.00 = 0.00 + -100.00 + 0.00");
}

TEST_CASE("each step reads what the one before it left, in the order of money", "[settlement]") {
    small_project project{costing("c", 100_eur)};
    const auto at = [](std::string id, const rule_kind& kind, money amount) {
        return rule_of(std::move(id), kind, {{"says", text("ineligible")}, {"cut", amount}});
    };
    // 100 - 40 exclude - 50 VAT leaves 10 to the ceiling, whatever the order of the book.
    const auto result = project.against({at("CEILING", saying<step::ceiling>, 60_eur),
                                         at("VAT", saying<step::vat>, 50_eur),
                                         at("EXCLUDE", saying<step::exclude>, 40_eur)});
    CHECK(findings_of(result) == lines{"EXCLUDE on c: ineligible -40.00",
                                       "VAT on c: ineligible -50.00",
                                       "CEILING on c: ineligible -10.00"});
    CHECK(result.findings[2].proposed == 10_eur);
}

TEST_CASE("a cost of which nothing is left is judged no more", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    const auto result =
        project.against({that_says("R", outcome::ineligible),
                         rule_of("LATER", saying<step::cap>, {{"says", text("undetermined")}})});
    CHECK(findings_of(result) == lines{"R on c: ineligible -100.00"});
    CHECK(totals_of(result) == "100.00 = 0.00 + 100.00 + 0.00");
}

TEST_CASE("a cost of nothing is judged, and nothing is cut of it", "[settlement]") {
    const small_project project{costing("c", 0_eur)};
    CHECK(findings_of(project.against({that_says("R", outcome::ineligible)})) ==
          lines{"R on c: ineligible"});
    CHECK(findings_of(project.against({cutting("R", 5_eur)})) == lines{"R on c: ineligible"});
    CHECK(totals_of(project.against({cutting("R", 5_eur)})) == "0.00 = 0.00 + 0.00 + 0.00");
}

TEST_CASE("what is asked or undetermined is open", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    const auto said = GENERATE(outcome::needs_judgement, outcome::undetermined);
    const auto result = project.against({that_says("R", said), cutting("R2", 30_eur)});
    CHECK(totals_of(result) == "100.00 = 0.00 + 30.00 + 70.00");
    CHECK(result.has_objections());
}

TEST_CASE("a note neither cuts nor opens", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    const auto result = project.against({that_says("R", outcome::note)});
    CHECK(findings_of(result) == lines{"R on c: note"});
    CHECK(totals_of(result) == "100.00 = 100.00 + 0.00 + 0.00");
    CHECK_FALSE(result.has_objections());
}

TEST_CASE("what is eligible or not spoken about leaves no finding", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    CHECK(project.against({that_says("R", outcome::eligible)}).findings.empty());
    CHECK(project.against({that_says("R", outcome::not_applicable)}).findings.empty());
    CHECK(project.against({about_partners("R", outcome::eligible)}).findings.empty());
    CHECK(project.against({about_project("R", outcome::not_applicable)}).findings.empty());
}

TEST_CASE("what only an observation or a memory says is a note that cuts nothing", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    const auto said =
        GENERATE(outcome::ineligible, outcome::needs_judgement, outcome::undetermined);
    const auto weak = GENERATE(citation::observation("figures"), citation::unverified("memory"));
    for (const auto& weakly :
         {cited(that_says("R", said), weak), cited(about_partners("R", said), weak),
          cited(about_project("R", said), weak)}) {
        const auto result = project.against({weakly});
        CHECK(result.findings.at(0).said == outcome::note);
        CHECK(result.findings.at(0).message == "it says so");
        CHECK(totals_of(result) == "100.00 = 100.00 + 0.00 + 0.00");
        CHECK_FALSE(result.has_objections());
    }
}

TEST_CASE("a rule without any citation cuts nothing", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    rule bare = that_says("R", outcome::ineligible);
    bare.cites.clear();
    CHECK(totals_of(project.against({bare})) == "100.00 = 100.00 + 0.00 + 0.00");
}

TEST_CASE("a question about a partner opens its costs and no others", "[settlement]") {
    small_project project{costing("c1", 100_eur), costing("c2", 40_eur)};
    project.add_partner("pp2", {{"country", text("CZ")}});
    project.declared.costs[1].partner = "pp2";
    project.agreed.partners[0].known.set("country", text("PL"));
    const predicate polish{{{"country", {text("PL")}, false, {}, {}}}};
    const auto said = GENERATE(outcome::needs_judgement, outcome::undetermined);
    const auto result = project.against({about_partners("R", said, polish)});
    CHECK(result.findings.at(0).about == scope::partner);
    CHECK(result.findings.at(0).item == "pp1");
    CHECK(totals_of(result) == "140.00 = 40.00 + 0.00 + 100.00");
}

TEST_CASE("a refused partner has no eligible costs", "[settlement]") {
    small_project project{costing("c1", 100_eur), costing("c2", 40_eur)};
    project.add_partner("pp2");
    project.agreed.partners[0].known.set("country", text("PL"));
    project.agreed.partners[1].known.set("country", text("CZ"));
    project.declared.costs[1].partner = "pp2";
    const predicate czech{{{"country", {text("CZ")}, false, {}, {}}}};
    const auto result = project.against({about_partners("R", outcome::ineligible, czech)});
    CHECK(findings_of(result) == lines{"R on pp2: ineligible -40.00"});
    CHECK(result.findings[0].proposed == 40_eur);
    CHECK(totals_of(result) == "140.00 = 100.00 + 40.00 + 0.00");
}

TEST_CASE("a finding on the project opens or refuses every cost", "[settlement]") {
    small_project project{costing("c1", 100_eur), costing("c2", 40_eur)};
    CHECK(totals_of(project.against({about_project("R", outcome::needs_judgement)})) ==
          "140.00 = 0.00 + 0.00 + 140.00");
    CHECK(totals_of(project.against({about_project("R", outcome::undetermined)})) ==
          "140.00 = 0.00 + 0.00 + 140.00");
    const auto refused = project.against({about_project("R", outcome::ineligible)});
    CHECK(findings_of(refused) == lines{"R on project: ineligible -140.00"});
    CHECK(totals_of(refused) == "140.00 = 0.00 + 140.00 + 0.00");
}

TEST_CASE("two refusals of a project each say what they alone would take", "[settlement]") {
    const small_project project{costing("c", 100_eur)};
    const auto result = project.against(
        {about_project("R1", outcome::ineligible), about_project("R2", outcome::ineligible)});
    CHECK(findings_of(result) ==
          lines{"R1 on project: ineligible -100.00", "R2 on project: ineligible"});
    CHECK(result.findings[1].proposed == 100_eur);
}

TEST_CASE("a decision answers the question that a rule asks of an item", "[settlement]") {
    small_project project{costing("c1", 100_eur), costing("c2", 40_eur)};
    project.declared.decisions = {decided("R", "c1", true, "2019-05-01"),
                                  decided("R", "c2", false, "2019-05-02")};
    const auto result = project.against({that_says("R", outcome::needs_judgement)});
    CHECK(findings_of(result) == lines{"R on c1: note", "R on c2: ineligible -40.00"});
    CHECK(result.findings[0].message == "it says so (decided by A. Officer on 2019-05-01: seen)");
    CHECK(totals_of(result) == "140.00 = 100.00 + 40.00 + 0.00");
}

TEST_CASE("a decision answers no other rule's question and no other outcome", "[settlement]") {
    small_project project{costing("c", 100_eur)};
    project.declared.decisions = {decided("R", "c", true, "2019-05-01")};
    CHECK(totals_of(project.against({that_says("OTHER", outcome::needs_judgement)})) ==
          "100.00 = 0.00 + 0.00 + 100.00");
    CHECK(totals_of(project.against({that_says("R", outcome::undetermined)})) ==
          "100.00 = 0.00 + 0.00 + 100.00");
    CHECK(totals_of(project.against({that_says("R", outcome::ineligible)})) ==
          "100.00 = 0.00 + 100.00 + 0.00");
}

TEST_CASE("of several decisions the latest one counts, wherever it stands", "[settlement]") {
    small_project project{costing("c", 100_eur)};
    const auto early = decided("R", "c", true, "2019-05-01");
    const auto late = decided("R", "c", false, "2019-06-01");
    for (const auto& decisions : {std::vector{early, late}, std::vector{late, early}}) {
        project.declared.decisions = decisions;
        CHECK(totals_of(project.against({that_says("R", outcome::needs_judgement)})) ==
              "100.00 = 0.00 + 100.00 + 0.00");
    }
}

TEST_CASE("a partner's and a project's questions are decided under their ids", "[settlement]") {
    small_project project{costing("c", 100_eur)};
    project.declared.decisions = {decided("R1", "pp1", true, "2019-05-01"),
                                  decided("R2", "project", false, "2019-05-01")};
    const auto result = project.against({about_partners("R1", outcome::needs_judgement),
                                         about_project("R2", outcome::needs_judgement)});
    CHECK(findings_of(result) == lines{"R2 on project: ineligible -100.00", "R1 on pp1: note"});
}

TEST_CASE("findings stand by project, partner, cost, step and place in the book", "[settlement]") {
    const small_project project{costing("b", 10_eur), costing("a", 20_eur)};
    const auto result = project.against(
        {rule_of("CAP", saying<step::cap>, {{"says", text("note")}}),
         that_says("R2", outcome::note), that_says("R1", outcome::note),
         about_partners("PARTNER", outcome::note), about_project("PROJECT", outcome::note)});
    CHECK(findings_of(result) == lines{"PROJECT on project: note", "PARTNER on pp1: note",
                                       "R2 on a: note", "R1 on a: note", "CAP on a: note",
                                       "R2 on b: note", "R1 on b: note", "CAP on b: note"});
}

TEST_CASE("rules judge a long list as they judge each of its costs", "[settlement]") {
    // Costs are judged some at a time; those around the ends of such a block are costs like all others.
    for (const std::size_t count : {1U, 63U, 64U, 65U, 200U}) {
        small_project project{};
        for (std::size_t i = 0; i < count; ++i)
            project.declared.costs.push_back(
                costing("c" + std::to_string(i), i % 3 == 0 ? -(1_eur) : 1_eur));
        const auto result =
            project.against({rule_of("NOTE", kinds::credit_note, {{"effect", text("judge")}}),
                             rule_of("WHO", kinds::known_partner, {{"effect", text("judge")}})});
        CHECK(result.findings.size() == (count + 2) / 3);
        for (const auto& found : result.findings)
            CHECK(found.rule == "NOTE");
    }
}
