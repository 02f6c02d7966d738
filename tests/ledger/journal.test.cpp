#include "ledger/one_project.hpp"

#include <cofin/grant/claim_funding.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;
using Catch::Matchers::Contains;

TEST_CASE("the microproject is certified, paid, corrected and recovered to the cent",
          "[ledger][journal]") {
    one_project life;
    const auto pl = life.declare("pl", "1", 12'325.48_eur);
    const auto cz = life.declare("cz", "1", 11'400_eur);
    life.claim(1, {pl, cz});
    const auto before = erdf_shares({{"pl", 12'325.48_eur}, {"cz", 11'400_eur}});
    life.say(certification{
        .claim = 1, .costs = {{pl, 12'325.48_eur}, {cz, 11'400_eur}}, .shares = before});
    CHECK(life.all(account_kind::certified) == 23'725.48_eur);
    CHECK(life.at("grant", "ERDF") == 20'166.65_eur);
    CHECK(life.all(account_kind::own) == 3'558.83_eur);
    CHECK(life.at("receivable", "ERDF") == 20'166.65_eur);
    CHECK(life.all(account_kind::outlay) == 20'166.65_eur);

    life.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 20'166.65_eur, .claim = 1});
    CHECK(life.at("receivable", "ERDF") == 0_eur);
    life.say(transfer{.from = "pl", .to = "cz", .amount = 9'690_eur});
    CHECK(life.all(account_kind::outlay) == 0_eur);
    CHECK(life.at("outlay", "cz") == 0_eur);

    const auto after = erdf_shares({{"pl", 12'225.48_eur}, {"cz", 11'400_eur}});
    const auto entry = life.say(correction{
        .basis = "audit of operations", .costs = {{pl, 100_eur}}, .change = change(before, after)});
    CHECK(told(life.journal(), entry) ==
          "Cr certified:pl:staff 100.00, Dr ineligible:pl:staff 100.00, "
          "Dr grant:ERDF 85.00, Cr repayable:ERDF 85.00, Cr outlay:pl 15.00, Dr own:pl 15.00");
    CHECK(life.all(account_kind::certified) == 23'625.48_eur);
    CHECK(life.at("grant", "ERDF") == 20'081.65_eur);
    CHECK(life.all(account_kind::own) == 3'543.83_eur);
    CHECK(life.at("repayable", "ERDF") == 85_eur);

    life.say(recovery{.fund = "ERDF", .partner = "pl", .amount = 85_eur});
    CHECK(life.at("repayable", "ERDF") == 0_eur);
    CHECK(life.at("outlay", "pl") == 100_eur); // what stays the partner's own business
    CHECK(life.broken() == "none");
}

TEST_CASE("each event makes the postings of the table", "[ledger][journal]") {
    one_project life;
    const auto& journal = life.journal();
    const auto cost = life.declare("pl", "1", 100_eur);
    CHECK(told(journal, journal.size()) == "Dr declared:pl:staff 100.00, Cr outlay:pl 100.00");
    CHECK(told(journal, life.say(claim_submission{.number = 1, .costs = {{cost}}})).empty());
    CHECK(told(journal, life.say(cost_review{.costs = {{cost, 5_eur, 80_eur, 10_eur, 5_eur}}})) ==
          "Cr declared:pl:staff 95.00, Dr accepted:pl:staff 80.00, Dr parked:pl:staff 10.00, "
          "Dr ineligible:pl:staff 5.00");
    CHECK(told(journal, life.say(disbursement{.fund = "ERDF",
                                              .payee = "cz",
                                              .amount = 20_eur,
                                              .kind = tranche_kind::prefinancing,
                                              .terms = open_up_to(20_eur)})) ==
          "Dr outlay:cz 20.00, Cr advance:ERDF 20.00");
    CHECK(told(journal,
               life.say(certification{.claim = 1,
                                      .costs = {{cost, 80_eur}},
                                      .shares = shares({{"ERDF", 68_eur}}, {{"pl", 12_eur}})})) ==
          "Cr accepted:pl:staff 80.00, Dr certified:pl:staff 80.00, "
          "Dr receivable:ERDF 68.00, Cr grant:ERDF 68.00, "
          "Dr advance:ERDF 20.00, Cr receivable:ERDF 20.00, Dr outlay:pl 12.00, Cr own:pl 12.00");
    CHECK(told(journal, life.say(disbursement{
                            .fund = "ERDF", .payee = "cz", .amount = 40_eur, .claim = 1})) ==
          "Dr outlay:cz 40.00, Cr receivable:ERDF 40.00");
    CHECK(told(journal, life.say(transfer{.from = "cz", .to = "pl", .amount = 60_eur})) ==
          "Dr outlay:pl 60.00, Cr outlay:cz 60.00");
    CHECK(told(journal,
               life.say(correction{.costs = {{cost, 40_eur}},
                                   .change = shares({{"ERDF", -(34_eur)}}, {{"pl", -(6_eur)}})})) ==
          "Cr certified:pl:staff 40.00, Dr ineligible:pl:staff 40.00, "
          "Dr grant:ERDF 8.00, Cr receivable:ERDF 8.00, "
          "Dr grant:ERDF 26.00, Cr repayable:ERDF 26.00, Cr outlay:pl 6.00, Dr own:pl 6.00");
    CHECK(told(journal, life.say(recovery{.fund = "ERDF", .partner = "pl", .amount = 20_eur})) ==
          "Dr repayable:ERDF 20.00, Cr outlay:pl 20.00");
    const auto later = life.declare("pl", "2", 10_eur);
    life.claim(2, {later});
    life.say(certification{.claim = 2,
                           .costs = {{later, 10_eur}},
                           .shares = shares({{"ERDF", 8.50_eur}}, {{"pl", 1.50_eur}})});
    CHECK(told(journal, life.say(set_off{.fund = "ERDF", .amount = 6_eur})) ==
          "Dr repayable:ERDF 6.00, Cr receivable:ERDF 6.00");
    life.say(disbursement{.fund = "SB",
                          .payee = "pl",
                          .amount = 3_eur,
                          .kind = tranche_kind::prefinancing,
                          .terms = open_up_to(3_eur)});
    CHECK(told(journal, life.say(advance_return{.fund = "SB", .partner = "pl", .amount = 3_eur})) ==
          "Dr advance:SB 3.00, Cr outlay:pl 3.00");
    CHECK(told(journal, life.say(period_closing{{first_day, first_day}})).empty());
    CHECK(life.broken() == "none");
}

TEST_CASE("a correction may lower one fund and raise another by a cent", "[ledger][correction]") {
    one_project life;
    const auto cost = life.declare("pl", "1", 100_eur);
    life.claim(1, {cost});
    life.say(certification{.claim = 1,
                           .costs = {{cost, 100_eur}},
                           .shares = shares({{"ERDF", 85_eur}, {"SB", 5_eur}}, {{"pl", 10_eur}})});
    life.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 85_eur, .claim = 1});
    life.say(correction{.costs = {{cost, 1_eur}},
                        .change =
                            shares({{"ERDF", -(1_eur)}, {"SB", 0.01_eur}}, {{"pl", -(0.01_eur)}})});
    CHECK(life.at("repayable", "ERDF") == 1_eur);
    CHECK(life.at("receivable", "SB") == 5.01_eur);
    CHECK(life.at("own", "pl") == 9.99_eur);
    CHECK(life.broken() == "none");
}

TEST_CASE("a credit note that is certified lowers what a fund owes", "[ledger][certification]") {
    one_project life;
    const auto cost = life.declare("pl", "1", 100_eur);
    const auto note = life.declare("pl", "2", -(40_eur));
    life.claim(1, {cost});
    life.say(certification{.claim = 1,
                           .costs = {{cost, 100_eur}},
                           .shares = shares({{"ERDF", 85_eur}}, {{"pl", 15_eur}})});
    life.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 65_eur, .claim = 1});
    life.claim(2, {note});
    const auto entry =
        life.say(certification{.claim = 2,
                               .costs = {{note, -(40_eur)}},
                               .shares = shares({{"ERDF", -(34_eur)}}, {{"pl", -(6_eur)}})});
    CHECK(told(life.journal(), entry) ==
          "Dr accepted:pl:staff 40.00, Cr certified:pl:staff 40.00, "
          "Dr grant:ERDF 20.00, Cr receivable:ERDF 20.00, "
          "Dr grant:ERDF 14.00, Cr repayable:ERDF 14.00, Cr outlay:pl 6.00, Dr own:pl 6.00");
    CHECK(life.all(account_kind::certified) == 60_eur);
    CHECK(life.at("grant", "ERDF") == 51_eur);
    CHECK(life.broken() == "none");
}

TEST_CASE("a parked cost comes back in a later claim", "[ledger][claims]") {
    one_project life;
    const auto cost = life.declare("pl", "1", 100_eur);
    life.say(claim_submission{.number = 1, .costs = {{cost}}});
    life.say(
        cost_review{.kind = review_kind::parked, .costs = {{cost, 0_eur, 70_eur, 30_eur, 0_eur}}});
    life.say(certification{.claim = 1,
                           .costs = {{cost, 70_eur}},
                           .shares = shares({{"ERDF", 59.50_eur}}, {{"pl", 10.50_eur}})});
    life.say(claim_submission{.number = 2, .costs = {{cost}}});
    CHECK(life.at("parked", "pl", "staff") == 0_eur);
    CHECK(life.at("declared", "pl", "staff") == 30_eur);
    life.say(cost_review{.costs = {{cost, 0_eur, 30_eur, 0_eur, 0_eur}}});
    life.say(certification{.claim = 2,
                           .costs = {{cost, 30_eur}},
                           .shares = shares({{"ERDF", 25.50_eur}}, {{"pl", 4.50_eur}})});
    CHECK(life.at("certified", "pl", "staff") == 100_eur);
    CHECK_THAT(
        life.refused(claim_submission{.number = 3, .costs = {{cost}}}, refusal::cost_claimed_twice),
        Contains("found cost \"1\" of pl of claim 2"));
}

TEST_CASE("a cut that a decision reverses is accepted and certified after all",
          "[ledger][review]") {
    one_project life;
    const auto cost = life.declare("cz", "7", 250_eur);
    life.say(claim_submission{.number = 1, .costs = {{cost}}});
    life.say(cost_review{.basis = "sha256 of the findings",
                         .costs = {{cost, 0_eur, 200_eur, 0_eur, 50_eur}}});
    life.say(certification{.claim = 1,
                           .costs = {{cost, 200_eur}},
                           .shares = shares({{"ERDF", 170_eur}}, {{"cz", 30_eur}})});
    life.say(cost_review{.kind = review_kind::judged,
                         .basis = "decision of the committee",
                         .costs = {{cost, 0_eur, 20_eur, 0_eur, 30_eur}}});
    CHECK(life.at("accepted", "cz", "staff") == 20_eur);
    CHECK(life.at("ineligible", "cz", "staff") == 30_eur);
    CHECK(life.at("certified", "cz", "staff") == 200_eur);
    CHECK(life.broken() == "none");
}

TEST_CASE("a cost in another currency is posted once its rate is known", "[ledger][cost]") {
    one_project life;
    const money original = 1'000_czk;
    const declared_cost unknown{
        .partner = "cz", .category = "office", .id = "5", .original = original};
    auto known = unknown;
    known.rate = decimal::parse("25.308");
    known.amount = 39.51_eur;
    const day dated = life.today();
    const auto say = [&](const declared_cost& cost) {
        return life.journal().append({.booked_on = dated, .dated = dated, .what = cost});
    };
    CHECK(say(unknown).is_new);
    CHECK(told(life.journal(), 2).empty());
    CHECK_FALSE(say(unknown).is_new);
    const auto cost = *life.journal().now().find_cost("cz", "5");
    CHECK_THAT(life.refused(cost_review{.costs = {{cost, 0_eur, 39.51_eur, 0_eur, 0_eur}}},
                            refusal::amount_undetermined),
               Contains("without an amount in EUR"));
    SECTION("declared again") {
        CHECK(say(known).is_new);
        CHECK(told(life.journal(), 3) == "Dr declared:cz:office 39.51, Cr outlay:cz 39.51");
        CHECK_FALSE(say(known).is_new);
        CHECK_FALSE(say(unknown).is_new);
        known.rate = decimal::parse("25.309");
        CHECK_THROWS_WITH(say(known), Contains("rate 25.309") && Contains("25.308"));
    }
    SECTION("claimed with its amount") {
        life.refused(claim_submission{.number = 1, .costs = {{cost}}},
                     refusal::amount_undetermined);
        CHECK(told(life.journal(),
                   life.say(claim_submission{.number = 1, .costs = {{cost, 39.51_eur}}})) ==
              "Dr declared:cz:office 39.51, Cr outlay:cz 39.51");
        CHECK_FALSE(life.journal()
                        .append({.booked_on = life.today(), .dated = dated, .what = known})
                        .is_new);
    }
    CHECK(life.broken() == "none");
}

TEST_CASE("a list that is recorded again declares nothing twice and drops no twin",
          "[ledger][cost]") {
    one_project life;
    const auto dated = life.today();
    const auto say = [&](const std::string& id, std::uint32_t occurrence, const money& amount,
                         const std::string& document = "INV 7") {
        return life.journal().append({.booked_on = dated,
                                      .dated = dated,
                                      .document = document,
                                      .what = declared_cost{.partner = "pl",
                                                            .category = "travel",
                                                            .id = id,
                                                            .occurrence = occurrence,
                                                            .original = amount,
                                                            .amount = amount}});
    };
    CHECK(say("1", 0, 12_eur).is_new);
    CHECK(say("", 1, 12_eur).is_new);
    CHECK(say("", 2, 12_eur).is_new); // its twin
    CHECK(say("", 1, 13_eur).is_new); // another content
    const auto size = life.journal().size();
    CHECK(say("1", 0, 12_eur).entry == 2);
    CHECK_FALSE(say("", 2, 12_eur).is_new);
    CHECK_THROWS_WITH(say("1", 0, 13_eur), "found cost \"1\" of pl with amount 13.00 EUR, "
                                           "expected 12.00 EUR, as it was recorded");
    CHECK_THROWS_WITH(say("1", 0, 12_eur, "INV 8"), Contains("document \"INV 8\""));
    CHECK_THROWS_AS(say("", 0, 12_eur), ledger_error);
    CHECK_THROWS_AS(say("9", 1, 12_eur), ledger_error);
    CHECK(life.journal().size() == size);
    CHECK(life.at("declared", "pl", "travel") == 49_eur);
}
