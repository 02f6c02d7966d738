#include "ledger/one_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("a statement has the figures of costs, funds, partners and headings",
          "[ledger][standing]") {
    one_project life;
    const auto staff = life.declare("pl", "1", 1'000_eur);
    const auto travel = life.declare("cz", "1", 500_eur, "travel");
    life.declare("cz", "2", 80_eur, "travel"); // in no claim yet
    life.say(claim_submission{.number = 1, .costs = {{staff}, {travel}}});
    life.say(cost_review{.costs = {{staff, 0_eur, 900_eur, 0_eur, 100_eur},
                                   {travel, 50_eur, 400_eur, 50_eur, 0_eur}}});
    life.say(disbursement{.fund = "ERDF",
                          .payee = "pl",
                          .amount = 100_eur,
                          .kind = tranche_kind::prefinancing,
                          .terms = open_up_to(100_eur)});
    life.say(
        certification{.claim = 1,
                      .costs = {{staff, 900_eur}},
                      .shares = shares({{"ERDF", 765_eur}, {"SB", 45_eur}}, {{"pl", 90_eur}})});
    life.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 600_eur, .claim = 1});
    life.say(correction{
        .costs = {{staff, 200_eur}},
        .change = shares({{"ERDF", -(170_eur)}, {"SB", -(10_eur)}}, {{"pl", -(20_eur)}})});
    life.say(recovery{.fund = "ERDF", .partner = "pl", .amount = 60_eur});
    life.say(commitment{.funds = {{"SB", 1'000_eur}}});

    const auto now = standing_after(life.journal(), life.journal().size());
    CHECK(now.costs.declared == 1'580_eur);
    CHECK(now.costs.open == 130_eur);
    CHECK(now.costs.accepted == 400_eur);
    CHECK(now.costs.certified == 700_eur);
    CHECK(now.costs.parked == 50_eur);
    CHECK(now.costs.ineligible == 300_eur);

    const auto& fund = now.funds.at(0);
    CHECK(fund.fund == "ERDF");
    CHECK(fund.planned == 20'166.65_eur);
    CHECK(fund.certified == 595_eur);
    CHECK(fund.paid == 700_eur);
    CHECK(fund.recovered == 60_eur);
    CHECK(fund.set_off == 0_eur);
    CHECK(fund.due == 0_eur);
    CHECK(fund.advance == 0_eur);
    CHECK(fund.repayable == 45_eur);
    CHECK(now.funds.at(1).due == 35_eur);
    CHECK(now.funds.at(1).planned == 1'000_eur);
    CHECK(standing_after(life.journal(), life.journal().size() - 1).funds.at(1).planned == 0_eur);

    CHECK(now.partners.at(0).own == 70_eur);
    CHECK(now.partners.at(1).costs.declared == 580_eur);
    CHECK(now.partners.at(1).outlay == 580_eur);
    REQUIRE(now.headings.size() == 2);
    CHECK(now.headings.at(1).partner == "cz");
    CHECK(now.headings.at(1).category == "travel");
    CHECK(now.headings.at(1).costs == now.partners.at(1).costs);

    const auto before = standing_after(life.journal(), 0);
    CHECK(before.costs == cost_standing(euro));
    CHECK_FALSE(before.funds.at(0).planned);
}
