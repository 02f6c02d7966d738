#include "ledger/one_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

/// One cost of 100.00, certified with 85.00 from the ERDF.
struct certified_project : one_project {
    certified_project() {
        cost = declare("pl", "1", 100_eur);
        claim(1, {cost});
        say(certification{.claim = 1,
                          .costs = {{cost, 100_eur}},
                          .shares = shares({{"ERDF", 85_eur}}, {{"pl", 15_eur}})});
    }
    cost_number cost{};
};

disbursement advance(const money& amount, const advance_terms& terms) {
    return {.fund = "ERDF",
            .payee = "pl",
            .amount = amount,
            .kind = tranche_kind::prefinancing,
            .terms = terms};
}

disbursement for_claim(int64_t number, const money& amount) {
    return {.fund = "ERDF", .payee = "pl", .amount = amount, .claim = number};
}

} // namespace

TEST_CASE("a payment is at most what is certified and not yet paid", "[ledger][payment]") {
    certified_project life;
    CHECK(life.refused(for_claim(1, 85.01_eur), refusal::payment_above_due) ==
          "found 85.01 EUR, expected at most 85.00 EUR: what ERDF owes for certified costs");
    life.say(for_claim(1, 84.99_eur));
    life.refused(for_claim(1, 0.02_eur), refusal::payment_above_due);
    life.say(for_claim(1, 0.01_eur));
    life.refused(for_claim(1, 0.01_eur), refusal::payment_above_due);
}

TEST_CASE("a payment is either for a claim or an advance", "[ledger][payment]") {
    certified_project life;
    auto payment = for_claim(1, 10_eur);
    payment.claim.reset();
    CHECK_THAT(life.refused(payment, refusal::payment_for_nothing),
               Contains("neither for a claim nor an advance"));
    payment = advance(10_eur, open_up_to(10_eur));
    payment.claim = 1;
    life.refused(payment, refusal::payment_for_nothing);
    payment = advance(10_eur, open_up_to(10_eur));
    payment.terms.reset();
    life.refused(payment, refusal::payment_for_nothing);
    life.refused(for_claim(2, 10_eur), refusal::unknown_name);
}

TEST_CASE("an advance is at most what its terms let be open", "[ledger][advance]") {
    one_project life;
    const auto most = open_up_to(100_eur);
    life.say(advance(60_eur, most));
    CHECK(life.refused(advance(40.01_eur, most), refusal::advance_above_allowed) ==
          "found 100.01 EUR, expected at most 100.00 EUR: advances of ERDF open after this one");
    life.say(advance(40_eur, most));
    CHECK(life.at("advance", "ERDF") == 100_eur);
    CHECK(life.at("outlay", "pl") == -(100_eur)); // money at hand, ahead of costs
    life.refused(advance_return{.fund = "ERDF", .partner = "pl", .amount = 100.01_eur},
                 refusal::above_advance);
    life.say(advance_return{.fund = "ERDF", .partner = "pl", .amount = 100_eur});
    CHECK(life.all(account_kind::outlay) == 0_eur);
}

TEST_CASE("PO KL: the next tranche comes once enough of the sums received is settled",
          "[ledger][advance][po-kl]") {
    // The share is the caller's: po-kl.toml has its source, or the lack of one.
    one_project life(currency::parse("PLN"));
    const auto tranche = [](const money& amount) {
        return advance(amount, open_up_to(100'000_pln, 70_percent));
    };
    life.say(tranche(50'000_pln)); // the first needs no claim
    CHECK(life.refused(tranche(30'000_pln), refusal::advance_not_settled) ==
          "found 0.00 PLN settled of 50000.00 PLN received from ERDF, expected at least 70 %");
    const auto settle = [&](int64_t number, const money& amount) {
        const auto cost = life.declare("pl", std::to_string(number), amount);
        life.claim(number, {cost});
        life.say(certification{
            .claim = number, .costs = {{cost, amount}}, .shares = shares({{"ERDF", amount}}, {})});
    };
    settle(1, 34'999.99_pln);
    CHECK(life.at("advance", "ERDF") == 15'000.01_pln);
    CHECK(life.at("receivable", "ERDF") == 0_pln);
    life.refused(tranche(30'000_pln), refusal::advance_not_settled);
    settle(2, 0.01_pln);
    life.say(tranche(30'000_pln));
    CHECK(life.at("advance", "ERDF") == 45'000_pln);
    settle(3, 50'000_pln); // more than was advanced: the rest is owed
    CHECK(life.at("advance", "ERDF") == 0_pln);
    CHECK(life.at("receivable", "ERDF") == 5'000_pln);
    CHECK(life.broken() == "none");
}

TEST_CASE("where a rulebook names a share, certifying clears no more of the advance",
          "[ledger][advance]") {
    one_project life;
    life.say(advance(50_eur, open_up_to(50_eur)));
    const auto certify = [&](int64_t number, const money& amount, rate share) {
        const auto cost = life.declare("pl", std::to_string(number), amount);
        life.claim(number, {cost});
        life.say(certification{.claim = number,
                               .costs = {{cost, amount}},
                               .shares = shares({{"ERDF", amount}}, {}),
                               .clearing = clearing_share{share, rounding::floor}});
    };
    certify(1, 100.01_eur, 30_percent);
    CHECK(life.at("advance", "ERDF") == 20_eur); // 30.003 cut down
    CHECK(life.at("receivable", "ERDF") == 70.01_eur);
    certify(2, 100_eur, 30_percent);
    CHECK(life.at("advance", "ERDF") == 0_eur);
    CHECK(life.at("receivable", "ERDF") == 150.01_eur);
}

TEST_CASE("a correction is at most what is certified of its costs", "[ledger][correction]") {
    certified_project life;
    const auto correct = [&](const money& amount, const money& grant) {
        return correction{.costs = {{life.cost, amount}},
                          .change = shares({{"ERDF", grant}}, {{"pl", -amount - grant}})};
    };
    CHECK(life.refused(correct(100.01_eur, -(85_eur)), refusal::above_certified) ==
          "found 100.01 EUR of cost \"1\" of pl, expected at most 100.00 EUR: what is certified "
          "of it");
    life.refused(correct(-(1_eur), 0.85_eur), refusal::wrong_sign);
    CHECK(life.refused(correction{.costs = {{life.cost, 10_eur}},
                                  .change = shares({{"ERDF", -(8.50_eur)}}, {{"pl", -(1_eur)}})},
                       refusal::shares_differ) ==
          "found grants and own of -9.50 EUR, expected -10.00 EUR: what the costs change");
    life.refused(correction{.change = shares({{"ERDF", -(1_eur)}}, {{"pl", 1_eur}})},
                 refusal::nothing_named);
    life.say(correct(100_eur, -(85_eur)));
    CHECK(life.all(account_kind::certified) == 0_eur);
    life.refused(correct(0.01_eur, 0_eur), refusal::above_certified);
}

TEST_CASE("a recovery is at most what is repayable, a set-off also what is owed",
          "[ledger][recovery]") {
    certified_project life;
    life.say(for_claim(1, 85_eur));
    life.say(correction{.costs = {{life.cost, 20_eur}},
                        .change = shares({{"ERDF", -(17_eur)}}, {{"pl", -(3_eur)}})});
    life.refused(recovery{.fund = "ERDF", .partner = "pl", .amount = 17.01_eur},
                 refusal::above_repayable);
    life.refused(set_off{.fund = "ERDF", .amount = 1_eur}, refusal::above_receivable);
    life.refused(recovery{.fund = "SB", .partner = "pl", .amount = 1_eur},
                 refusal::above_repayable);
    life.say(recovery{.fund = "ERDF", .partner = "pl", .amount = 17_eur});
    life.refused(set_off{.fund = "ERDF", .amount = 0.01_eur}, refusal::above_repayable);
}

TEST_CASE("a deduction is at most the cost, and its parts are all of it", "[ledger][review]") {
    certified_project life;
    const auto cost = life.declare("pl", "2", 50_eur);
    const auto note = life.declare("pl", "3", -(50_eur));
    CHECK(life.refused(cost_review{.costs = {{cost, 0_eur, 0_eur, 0_eur, 50.01_eur}}},
                       refusal::deduction_above_cost) ==
          "found 50.01 EUR of cost \"2\" of pl, expected at most 50.00 EUR: what is not certified "
          "of it");
    life.refused(cost_review{.costs = {{cost, 0_eur, 40_eur, 0_eur, 10.01_eur}}},
                 refusal::division_differs);
    life.refused(cost_review{.costs = {{cost, 0_eur, 60_eur, 0_eur, 0_eur}}},
                 refusal::division_differs);
    life.refused(cost_review{.costs = {{cost, 0_eur, 60_eur, 0_eur, -(10_eur)}}},
                 refusal::wrong_sign);
    life.refused(cost_review{.costs = {{life.cost, 1_eur, 0_eur, 0_eur, 0_eur}}},
                 refusal::division_differs); // it is certified
    life.refused(cost_review{.costs = {{note, 0_eur, 0_eur, 0_eur, -(50.01_eur)}}},
                 refusal::deduction_above_cost);
    life.refused(cost_review{.kind = review_kind::judged}, refusal::nothing_named);
    life.say(cost_review{.costs = {{cost, 10_eur, 10_eur, 10_eur, 20_eur},
                                   {note, -(10_eur), -(10_eur), -(10_eur), -(20_eur)}}});
    CHECK(life.at("ineligible", "pl", "staff") == 0_eur);
    CHECK(life.broken() == "none");
}

TEST_CASE("a certificate names accepted costs of claims and who bears them",
          "[ledger][certification]") {
    one_project life;
    const auto cost = life.declare("pl", "1", 100_eur);
    const auto row = [&](const money& amount, const money& grant) {
        return certification{.claim = 1,
                             .costs = {{cost, amount}},
                             .shares = shares({{"ERDF", grant}}, {{"pl", amount - grant}})};
    };
    life.refused(row(100_eur, 85_eur), refusal::unknown_name);
    life.say(claim_submission{.number = 1});
    life.say(cost_review{.costs = {{cost, 0_eur, 90_eur, 0_eur, 10_eur}}});
    CHECK_THAT(life.refused(row(90_eur, 76.50_eur), refusal::cost_not_claimed),
               Contains("cost \"1\" of pl of no claim"));
    life.say(claim_submission{.number = 2, .costs = {{cost}}});
    life.refused(row(90.01_eur, 76.50_eur), refusal::above_accepted);
    auto other = row(90_eur, 76.50_eur);
    other.shares.grants[0].of = "ESF";
    CHECK_THAT(life.refused(other, refusal::unknown_name), Contains("fund \"ESF\""));
    other = row(90_eur, 76.50_eur);
    other.shares.own.push_back(other.shares.own[0]);
    life.refused(other, refusal::named_twice);
    other.shares.own.clear();
    life.refused(other, refusal::shares_differ);
    life.say(row(90_eur, 76.50_eur));
    CHECK(life.broken() == "none");
}

TEST_CASE("each cost stands once in a list, in the order of declaration", "[ledger]") {
    one_project life;
    const auto first = life.declare("pl", "a", 1_eur);
    const auto second = life.declare("pl", "b", 1_eur);
    CHECK_THAT(life.refused(claim_submission{.number = 1, .costs = {{second}, {first}}},
                            refusal::named_twice),
               Contains("found cost \"a\" of pl after cost \"b\" of pl"));
    life.refused(claim_submission{.number = 1, .costs = {{first}, {first}}}, refusal::named_twice);
    life.refused(claim_submission{.number = 1, .costs = {{cost_number{7}}}}, refusal::unknown_name);
}

TEST_CASE("two claims with one number are refused", "[ledger][claims]") {
    one_project life;
    life.say(claim_submission{.number = 4});
    CHECK(life.refused(claim_submission{.number = 4}, refusal::claim_twice) ==
          "found a second claim 4, expected a number that no claim has");
}

TEST_CASE("a currency that the agreement has not is refused wherever it stands",
          "[ledger][currency]") {
    certified_project life;
    CHECK(life.refused(for_claim(1, 10_pln), refusal::foreign_currency) ==
          "found 10.00 PLN, expected an amount in EUR, the currency of the agreement");
    life.refused(advance(10_eur, open_up_to(10_pln)), refusal::foreign_currency);
    life.refused(commitment{.funds = {{"ERDF", 1_pln}}}, refusal::foreign_currency);
    life.refused(set_off{.fund = "ERDF", .amount = 1_pln}, refusal::foreign_currency);
    life.refused(correction{.costs = {{life.cost, 1_pln}}}, refusal::foreign_currency);
    life.refused(
        declared_cost{
            .partner = "pl", .category = "staff", .id = "9", .original = 1_pln, .amount = 1_pln},
        refusal::foreign_currency);
    life.refused(
        declared_cost{
            .partner = "pl", .category = "staff", .id = "9", .original = 1_eur, .amount = 2_eur},
        refusal::cost_differs);
}

TEST_CASE("a booking date never goes back", "[ledger][dates]") {
    one_project life;
    life.declare("pl", "1", 1_eur);
    life.wait_until(first_day);
    CHECK(life.refused(claim_submission{.number = 1}, refusal::booked_back) ==
          "found an entry booked on 2019-01-15, expected 2019-01-16 or later, as the entry before "
          "it");
}

TEST_CASE("after a period is closed no event is dated in it, but its costs may be corrected",
          "[ledger][dates]") {
    certified_project life;
    life.wait_until(2020_y / 1 / 10);
    life.say(period_closing{{2019_y / 1 / 1, 2019_y / 12 / 31}});
    const booking late{.booked_on = life.today(),
                       .dated = 2019_y / 12 / 31,
                       .what = claim_submission{.number = 2}};
    CHECK_THROWS_WITH(life.journal().append(late),
                      "found an event of 2019-12-31, expected one outside of "
                      "2019-01-01..2019-12-31, which is closed");
    life.say(correction{.costs = {{life.cost, 10_eur}},
                        .change = shares({{"ERDF", -(8.50_eur)}}, {{"pl", -(1.50_eur)}})});
    CHECK(life.at("receivable", "ERDF") == 76.50_eur);
}

TEST_CASE("names that no agreement introduced are refused", "[ledger]") {
    one_project life;
    CHECK(life.refused(declared_cost{.partner = "sk",
                                     .category = "staff",
                                     .id = "1",
                                     .original = 1_eur,
                                     .amount = 1_eur},
                       refusal::unknown_name) ==
          "found partner \"sk\", expected a partner of the agreement");
    life.refused(transfer{.from = "pl", .to = "sk", .amount = 1_eur}, refusal::unknown_name);
    life.refused(transfer{.from = "pl", .to = "pl", .amount = 1_eur}, refusal::named_twice);
    life.refused(transfer{.from = "pl", .to = "cz", .amount = 0_eur}, refusal::wrong_sign);
    life.refused(commitment{}, refusal::nothing_named);
    life.refused(commitment{.partners = {""}}, refusal::nothing_named);
    life.refused(commitment{.partners = {"sk", "sk"}}, refusal::named_twice);
    life.refused(commitment{.funds = {{"ESF", -(1_eur)}}}, refusal::wrong_sign);
    life.say(commitment{.partners = {"sk"}});
    life.declare("sk", "1", 1_eur);
}

TEST_CASE("what leaves 64 bits is refused and changes nothing", "[ledger][overflow]") {
    one_project life;
    const money most = money::of_minor(INT64_MAX, euro);
    life.declare("pl", "1", most);
    const auto before = life.journal().now().balance();
    const auto size = life.journal().size();
    CHECK_THROWS_AS(life.declare("pl", "2", 0.01_eur), std::overflow_error);
    CHECK_THROWS_AS(life.declare("pl", "2", 0.01_eur, "travel"), std::overflow_error);
    CHECK_THROWS_AS(life.declare("cz", "2", money::of_minor(INT64_MIN, euro)), std::overflow_error);
    CHECK(life.journal().size() == size);
    CHECK(life.at("declared", "pl", "staff") == most);
    CHECK(life.at("outlay", "pl") == most);
    CHECK(life.broken() == "none");
    CHECK_FALSE(life.journal().now().find_cost("pl", "2"));
}
