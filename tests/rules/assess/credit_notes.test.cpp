// Credit notes: a linked one shares the verdict of its document; their net is cut between nothing and all of it.

#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

cost note_for(std::string corrected, money amount, std::string id = "n") {
    return costing(std::move(id), amount, {{"credit_note_for", text(std::move(corrected))}});
}

rule asking(std::string effect = "judge") {
    return rule_of("CREDIT", kinds::credit_note, {{"effect", text(std::move(effect))}});
}

money left(const assessment& result, std::size_t cost) { return result.costs.at(cost).left; }

} // namespace

TEST_CASE("a credit note reduces the cost that it names", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -30_eur)};
    const auto result = project.against({asking()});
    CHECK(result.findings.empty());
    CHECK(totals_of(result) == "70.00 = 70.00 + 0.00 + 0.00");
}

TEST_CASE("a refused cost takes its credit notes along", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -30_eur, "n1"),
                                note_for("c", -20_eur, "n2")};
    const auto result = project.against({that_says("R", outcome::ineligible)});
    CHECK(findings_of(result) == lines{"R on c: ineligible -50.00"});
    CHECK(totals_of(result) == "50.00 = 0.00 + 50.00 + 0.00");
}

TEST_CASE("a credit note is not judged by itself", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -30_eur)};
    CHECK(findings_of(project.against({that_says("R", outcome::note)})) == lines{"R on c: note"});
}

TEST_CASE("a question about a cost opens its credit notes", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -30_eur)};
    CHECK(totals_of(project.against({that_says("R", outcome::needs_judgement)})) ==
          "70.00 = 0.00 + 0.00 + 70.00");
}

TEST_CASE("a partial cut of a credited cost never exceeds the net", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -30_eur)};
    CHECK(totals_of(project.against({cutting("R", 69.99_eur)})) == "70.00 = 0.01 + 69.99 + 0.00");
    CHECK(totals_of(project.against({cutting("R", 70_eur)})) == "70.00 = 0.00 + 70.00 + 0.00");
    CHECK(totals_of(project.against({cutting("R", 70.01_eur)})) == "70.00 = 0.00 + 70.00 + 0.00");
}

TEST_CASE("a partial cut and then a whole one take the net once", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -30_eur)};
    const auto result = project.against(
        {cutting("R1", 20_eur), rule_of("R2", saying<step::cap>, {{"says", text("ineligible")}})});
    CHECK(findings_of(result) == lines{"R1 on c: ineligible -20.00", "R2 on c: ineligible -50.00"});
    CHECK(totals_of(result) == "70.00 = 0.00 + 70.00 + 0.00");
}

TEST_CASE("a cost that is credited as a whole has nothing to cut", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -100_eur)};
    CHECK(findings_of(project.against({that_says("R", outcome::ineligible)})) ==
          lines{"R on c: ineligible"});
    CHECK(totals_of(project.against({cutting("R", 10_eur)})) == "0.00 = 0.00 + 0.00 + 0.00");
}

TEST_CASE("a credit note that exceeds its cost reduces the rest, and no cut turns that round",
          "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -130_eur)};
    CHECK(totals_of(project.against({})) == "-30.00 = -30.00 + 0.00 + 0.00");
    CHECK(totals_of(project.against({cutting("R", 10_eur)})) == "-30.00 = -30.00 + 0.00 + 0.00");
    CHECK(totals_of(project.against({that_says("R", outcome::ineligible)})) ==
          "-30.00 = 0.00 + -30.00 + 0.00");
    // A negative cut is the credit note's: no cost grows beyond what was declared.
    const auto result = project.against({cutting("R", -10_eur)});
    CHECK(totals_of(result) == "-30.00 = -20.00 + -10.00 + 0.00");
    CHECK(left(result, 0) == 100_eur);
    CHECK(left(result, 1) == -120_eur);
}

TEST_CASE("a question does not hold a reduction back", "[assess][credit_note]") {
    // What is open is not paid; a negative amount kept open would be paid.
    const small_project unlinked{costing("c", 100_eur), costing("n", -30_eur)};
    const auto result = unlinked.against({asking()});
    CHECK(findings_of(result) == lines{"CREDIT on n: needs_judgement"});
    CHECK(totals_of(result) == "70.00 = 70.00 + 0.00 + 0.00");
    CHECK(result.has_objections());
    const small_project exceeding{costing("c", 100_eur), note_for("c", -130_eur)};
    CHECK(totals_of(exceeding.against({that_says("R", outcome::undetermined)})) ==
          "-30.00 = -30.00 + 0.00 + 0.00");
}

TEST_CASE("an unlinked credit note can be refused by the book", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), costing("n", -30_eur)};
    CHECK(totals_of(project.against({asking("exclude")})) == "70.00 = 100.00 + -30.00 + 0.00");
}

TEST_CASE("a credit note links to a cost of its partner and currency only",
          "[assess][credit_note]") {
    small_project project{costing("c", 100_eur), note_for("c", -30_eur)};
    project.add_partner("pp2");
    const auto fx = rule_of("FX", kinds::fx, {{"month_of", text("paid_on")}});
    SECTION("of another partner") { project.declared.costs[1].partner = "pp2"; }
    SECTION("of a cost that is not declared") {
        project.declared.costs[1].known.set("credit_note_for", text("x"));
    }
    SECTION("of itself") { project.declared.costs[1].known.set("credit_note_for", text("n")); }
    SECTION("in another currency") {
        project.declared.costs[0].amount = 2500_czk;
        project.declared.costs[0].known.set("paid_on", on("2019-02-01"));
        project.declared.rates = {czk_per_euro("25", "2019-02")};
    }
    const auto result = project.against({asking(), fx});
    CHECK(findings_of(result) == lines{"CREDIT on n: needs_judgement"});
    CHECK_FALSE(result.costs[1].corrects);
}

TEST_CASE("a positive amount is no credit note, whatever it names", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", 30_eur)};
    const auto result = project.against({asking(), that_says("R", outcome::ineligible)});
    CHECK(findings_of(result) == lines{"R on c: ineligible -100.00", "R on n: ineligible -30.00"});
}

TEST_CASE("a credit note of a credit note is asked about", "[assess][credit_note]") {
    const small_project project{costing("c", 100_eur), note_for("c", -30_eur, "n1"),
                                note_for("n1", -10_eur, "n2")};
    const auto result = project.against({asking()});
    CHECK(findings_of(result) == lines{"CREDIT on n2: needs_judgement"});
    CHECK(totals_of(result) == "60.00 = 60.00 + 0.00 + 0.00");
}

TEST_CASE("credit notes that name each other are asked about", "[assess][credit_note]") {
    const small_project project{note_for("b", -30_eur, "a"), note_for("a", -10_eur, "b")};
    const auto result = project.against({asking()});
    CHECK(findings_of(result) ==
          lines{"CREDIT on a: needs_judgement", "CREDIT on b: needs_judgement"});
}

TEST_CASE("a credit note is converted at the rate of the cost that it corrects",
          "[assess][credit_note]") {
    small_project project{note_for("c", -250_czk), costing("c", 1000_czk)};
    project.declared.costs[1].known.set("paid_on", on("2019-02-01"));
    project.declared.costs[0].known.set("paid_on", on("2019-03-01"));
    project.declared.rates = {czk_per_euro("25", "2019-02"), czk_per_euro("20", "2019-03")};
    const auto fx = rule_of("FX", kinds::fx, {{"month_of", text("paid_on")}});
    // (1000 - 250) / 25
    CHECK(totals_of(project.against({fx})) == "30.00 = 30.00 + 0.00 + 0.00");
    CHECK(totals_of(project.against({fx, that_says("R", outcome::ineligible)})) ==
          "30.00 = 0.00 + 30.00 + 0.00");
}

TEST_CASE("the credit note of a cost without a rate waits with it", "[assess][credit_note]") {
    small_project project{note_for("c", -250_czk), costing("c", 1000_czk)};
    const auto fx = rule_of("FX", kinds::fx, {{"month_of", text("paid_on")}});
    const auto result = project.against({fx});
    CHECK(result.totals.unconverted == std::vector<money>{750_czk});
    CHECK(totals_of(result) == "0.00 = 0.00 + 0.00 + 0.00");
}

TEST_CASE("the VAT of a credit note lowers the VAT that is cut", "[assess][credit_note]") {
    small_project project{costing("c", 242_eur, {{"vat", 42_eur}}), note_for("c", -121_eur)};
    project.declared.costs[1].known.set("vat", -21_eur);
    const auto vat = rule_of("VAT", kinds::vat, {{"mode", text("never")}});
    // 242 - 121 with 42 - 21 of VAT: 100 count.
    CHECK(totals_of(project.against({vat})) == "121.00 = 100.00 + 21.00 + 0.00");
    project.declared.costs[1].known.erase("vat");
    CHECK(message_of(project.against({vat})) == "fact missing: vat of credit note n");
}

TEST_CASE("a credit note makes room in a budget line", "[assess][credit_note]") {
    small_project project{costing("c", 1100_eur), note_for("c", -200_eur)};
    project.plan("pp1", 1000_eur);
    const auto line = rule_of("LINE", kinds::budget_shift,
                              {{"over_share", 0_percent}, {"effect", text("exclude")}});
    CHECK(totals_of(project.against({line})) == "900.00 = 900.00 + 0.00 + 0.00");
    project.declared.costs[1].amount = -50_eur;
    // 1050 against 1000
    CHECK(totals_of(project.against({line})) == "1050.00 = 1000.00 + 50.00 + 0.00");
}

TEST_CASE("a credit note counts in what a share of the total allows", "[assess][credit_note]") {
    small_project project{costing("a", 900_eur, {{"nature", words({})}}),
                          costing("c", 300_eur, {{"nature", words({"gift"})}}),
                          note_for("c", -200_eur)};
    const auto share = rule_of("SHARE", kinds::category_cap,
                               {{"of", text("declared")},
                                {"inclusive", true},
                                {"base", text("total")},
                                {"natures", words({"gift"})},
                                {"share_max", 10_percent}});
    // A tenth of the total is a ninth of the other 900: 100.
    CHECK(project.against({share}).findings.empty());
    project.declared.costs[2].amount = -190_eur;
    CHECK(findings_of(project.against({share})) == lines{"SHARE on c: ineligible -10.00"});
}

TEST_CASE("a credit note lowers a flat rate that was declared", "[assess][credit_note]") {
    small_project project{costing("a", 1000_eur, {{"method", text("real")}}),
                          costing("f", 200_eur, {{"method", text("flat_rate")}}),
                          note_for("f", -50_eur)};
    project.declared.costs[1].category = project.declared.costs[2].category = "office";
    const auto flat = rule_of("FLAT", kinds::flat_rate,
                              {{"category", words({"office"})},
                               {"base", words({"external"})},
                               {"rate_max", 15_percent},
                               {"rounding", text("floor")}});
    CHECK(project.against({flat}).findings.empty()); // 150 of 1000
    project.declared.costs[2].amount = -49_eur;
    CHECK(findings_of(project.against({flat})) == lines{"FLAT on f: ineligible -1.00"});
}

TEST_CASE("which of several credit notes a cut takes first does not depend on the list",
          "[assess][credit_note]") {
    // Their net is -30; a cut of -10 is the notes', and each stands in a claim of its own.
    cost first = note_for("c", -60_eur, "n1");
    cost second = note_for("c", -70_eur, "n2");
    second.claim = 2;
    const small_project listed{costing("c", 100_eur), first, second};
    const small_project turned{second, first, costing("c", 100_eur)};
    const auto one = listed.against({cutting("R", -10_eur)});
    const auto other = turned.against({cutting("R", -10_eur)});
    CHECK(left(one, 1) == -50_eur);
    CHECK(left(one, 2) == -70_eur);
    CHECK(left(other, 1) == left(one, 1));
    CHECK(left(other, 0) == left(one, 2));
}
