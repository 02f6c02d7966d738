// Costs in other currencies: cut before the exchange, converted, and every cent accounted for.

#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule converting(std::string of = "paid_on", std::string id = "FX") {
    return rule_of(std::move(id), kinds::fx, {{"month_of", text(std::move(of))}});
}

cost paid(std::string id, money amount, std::string_view when = "2019-02-10") {
    return costing(std::move(id), amount, {{"paid_on", on(when)}});
}

small_project in_koruna(std::initializer_list<cost> costs, std::string_view units = "25.308") {
    small_project project(costs);
    project.declared.rates = {czk_per_euro(units, "2019-02")};
    return project;
}

} // namespace

TEST_CASE("VAT is cut in the document's currency, the rest converted", "[assess][exchange]") {
    auto project = in_koruna({paid("c", 1210_czk)}, "25");
    project.declared.costs[0].known.set("vat", 210_czk);
    const auto result =
        project.against({converting(), rule_of("VAT", kinds::vat, {{"mode", text("never")}})});
    // 1210 / 25 = 48.40; without VAT 1000 / 25 = 40.00.
    CHECK(findings_of(result) == lines{"VAT on c: ineligible -8.40"});
    CHECK(totals_of(result) == "48.40 = 40.00 + 8.40 + 0.00");
}

TEST_CASE("cuts before the exchange are restated so that sums hold to the cent",
          "[assess][exchange]") {
    const auto project = in_koruna({paid("c", 0.06_czk)}, "4");
    rule second = cutting("R2", 0.02_czk);
    rule third = cutting("R3", 0.02_czk);
    second.stacks = third.stacks = true;
    const auto result = project.against({converting(), cutting("R1", 0.02_czk), second, third});
    // 0.06 / 4 = 0.015, 0.04 / 4 = 0.01, 0.02 / 4 = 0.005, each half up: 0.02, 0.01, 0.01, 0.00.
    // Each cut alone would be 0.005, so 0.01: three of them exceed the cost.
    CHECK(findings_of(result) ==
          lines{"R1 on c: ineligible -0.01", "R2 on c: ineligible", "R3 on c: ineligible -0.01"});
    CHECK(totals_of(result) == "0.02 = 0.00 + 0.02 + 0.00");
}

TEST_CASE("a cut after the exchange is in the agreement's currency", "[assess][exchange]") {
    const auto project = in_koruna({paid("c", 1000_czk)});
    const auto result = project.against(
        {converting(), cutting("R1", 100_czk),
         rule_of("R2", saying<step::cap>, {{"says", text("ineligible")}, {"cut", 10_eur}})});
    // 1000 / 25.308 = 39.513.. -> 39.51; 900 / 25.308 = 35.561.. -> 35.56; cut 3.95, then 10.00.
    CHECK(findings_of(result) == lines{"R1 on c: ineligible -3.95", "R2 on c: ineligible -10.00"});
    CHECK(totals_of(result) == "39.51 = 25.56 + 13.95 + 0.00");
}

TEST_CASE("refusing a partner restates what it takes and what it would take",
          "[assess][exchange]") {
    const auto project = in_koruna({paid("c1", 1000_czk), paid("c2", 5_eur)});
    const auto result =
        project.against({converting(), rule_of("R", saying<step::project, scope::partner>,
                                               {{"says", text("ineligible")}})});
    CHECK(findings_of(result) == lines{"R on pp1: ineligible -44.51"}); // 39.51 + 5.00
    CHECK(result.findings[0].proposed == 44.51_eur);
    CHECK(totals_of(result) == "44.51 = 0.00 + 44.51 + 0.00");
}

TEST_CASE("a rulebook without a rule of exchange is an error, not a guess", "[assess][exchange]") {
    const auto project = in_koruna({paid("c", 1000_czk)});
    CHECK_THROWS_AS(project.against({}), rulebook_error);
    CHECK_THROWS_WITH(project.against({}),
                      "book: no rule says at which rate cost c in CZK becomes EUR");
}

TEST_CASE("a rule of exchange that does not speak about a cost leaves it without a rate",
          "[assess][exchange]") {
    const auto project = in_koruna({paid("c", 1000_czk)});
    rule other = converting();
    other.where.all = {{"category", {text("staff")}, false, {}, {}}};
    CHECK_THROWS_AS(project.against({other}), rulebook_error);
}

TEST_CASE("a cost whose month has no rate is open and stays out of the sums",
          "[assess][exchange]") {
    const auto project = in_koruna(
        {paid("c1", 1000_czk, "2019-03-01"), paid("c2", 10_eur), paid("c3", 7_czk, "2019-04-01")});
    const auto result = project.against({converting()});
    CHECK(findings_of(result) == lines{"FX on c1: undetermined", "FX on c3: undetermined"});
    CHECK(result.findings[0].message == "fact missing: rate of CZK for 2019-03 (paid_on)");
    CHECK(totals_of(result) == "10.00 = 10.00 + 0.00 + 0.00");
    CHECK(result.totals.unconverted == std::vector<money>{1007_czk});
    REQUIRE(result.missing_rates.size() == 2);
    CHECK(result.missing_rates[0].cost == 0);
    CHECK(result.missing_rates[0].of == parse_month("2019-03"));
}

TEST_CASE("a cost whose month is unknown is undetermined", "[assess][exchange]") {
    const auto project = in_koruna({costing("c", 1000_czk)});
    const auto result = project.against({converting()});
    CHECK(message_of(result) == "fact missing: paid_on");
    CHECK(result.missing_rates.empty());
    CHECK(result.totals.unconverted == std::vector<money>{1000_czk});
}

TEST_CASE("money that could not be converted is an objection, whatever the rule rests on",
          "[assess][exchange]") {
    const auto project = in_koruna({costing("c", 1000_czk)});
    rule remembered = converting();
    remembered.cites = {citation::unverified("the month of payment, from memory")};
    CHECK(project.against({remembered}).has_objections());
}

TEST_CASE("a rate into another currency than the agreement's does not count",
          "[assess][exchange]") {
    auto project = in_koruna({paid("c", 1000_czk)});
    project.agreed.currency = currency::parse("PLN");
    const auto result = project.against({converting()});
    CHECK(findings_of(result) == lines{"FX on c: undetermined"});
    CHECK(result.totals.unconverted == std::vector<money>{1000_czk});
}

TEST_CASE("two rules that choose different rates leave the cost to a person",
          "[assess][exchange]") {
    auto project = in_koruna({paid("c", 1000_czk)});
    project.declared.costs[0].known.set("issued_on", on("2019-01-31"));
    project.declared.rates.push_back(czk_per_euro("25.6", "2019-01"));
    const auto result =
        project.against({converting("paid_on", "FX1"), converting("issued_on", "FX2")});
    CHECK(findings_of(result) == lines{"FX2 on c: undetermined"});
    CHECK(totals_of(result) == "39.51 = 0.00 + 0.00 + 39.51");
    project.declared.rates.pop_back();
    const auto lacking =
        project.against({converting("paid_on", "FX1"), converting("issued_on", "FX2")});
    CHECK(totals_of(lacking) == "39.51 = 0.00 + 0.00 + 39.51");
}

TEST_CASE("two rules that choose the same rate agree", "[assess][exchange]") {
    const auto project = in_koruna({paid("c", 1000_czk)});
    const auto result =
        project.against({converting("paid_on", "FX1"), converting("paid_on", "FX2")});
    CHECK(result.findings.empty());
    CHECK(totals_of(result) == "39.51 = 39.51 + 0.00 + 0.00");
}

TEST_CASE("many costs without a rate are told in a moment", "[assess][exchange]") {
    small_project project;
    for (int i = 0; i < 20000; ++i)
        project.declared.costs.push_back(paid("c" + std::to_string(i), 1_czk));
    CHECK(project.against({converting()}).missing_rates.size() == 20000);
}
