#include "ledger/one_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

constexpr account grant_of_fund = account::grant(fund_number{0});
constexpr account receivable = account::receivable(fund_number{0});
constexpr account outlay = account::outlay(partner_number{0});

chart_of_accounts small_chart() {
    chart_of_accounts chart;
    chart.open_fund("ERDF");
    chart.open_heading(chart.open_partner("pl"), "staff");
    return chart;
}

} // namespace

TEST_CASE("balances are told from the side on which their account grows", "[ledger][balance]") {
    balances sums(euro);
    CHECK(sums.of(grant_of_fund) == 0_eur);
    sums.add(event_kind::certification,
             std::vector<posting>{{receivable, 8'500}, {grant_of_fund, -8'500}});
    CHECK(sums.of(receivable) == 85_eur);
    CHECK(sums.of(grant_of_fund) == 85_eur);
    CHECK(sums.of(account_kind::grant) == 85_eur);
    sums.add(event_kind::disbursement, std::vector<posting>{{outlay, 5'000}, {receivable, -5'000}});
    CHECK(sums.paid(fund_number{0}) == 50_eur);
    CHECK(sums.of(outlay) == -(50_eur));
    CHECK(sums.trial_balance() == 0);
}

TEST_CASE("an entry that does not fit leaves the balances as they were", "[ledger][balance]") {
    balances sums(euro);
    const std::vector<posting> most{{outlay, INT64_MAX}};
    sums.add(event_kind::transfer, most);
    const balances before = sums;
    CHECK_THROWS_AS(
        sums.add(event_kind::transfer, std::vector<posting>{{grant_of_fund, -1}, {outlay, 1}}),
        std::overflow_error);
    CHECK(sums == before);
    sums.add(event_kind::transfer, std::vector<posting>{{grant_of_fund, -1}});
    CHECK_FALSE(sums == before);
}

TEST_CASE("books whose identities are broken say which", "[ledger][balance]") {
    const auto chart = small_chart();
    const account declared(cost_stage::declared, heading_number{0});
    const account certified(cost_stage::certified, heading_number{0});
    const account own = account::own(partner_number{0});
    const account repayable = account::repayable(fund_number{0});
    const auto broken = [&](event_kind what, const std::vector<posting>& postings) {
        balances sums(euro);
        sums.add(what, postings);
        return broken_identity(sums, chart).value_or("none");
    };
    CHECK(broken(event_kind::declared_cost, {{declared, 1}, {outlay, -1}}) == "none");
    CHECK(broken(event_kind::declared_cost, {{declared, 1}}) == "debits and credits differ");
    CHECK(broken(event_kind::certification, {{certified, 2}, {own, -1}, {outlay, -1}}) ==
          "grants + own = 0.01 EUR, but certified = 0.02 EUR");
    CHECK_THAT(broken(event_kind::transfer, {{outlay, 1}, {receivable, -1}}),
               Contains("ERDF: paid - recovered = 0.00 EUR, but"));
    CHECK_THAT(broken(event_kind::recovery, {{repayable, 1}, {outlay, -1}}),
               Contains("repayable -0.01 EUR: one is negative"));
    CHECK(broken(event_kind::cost_review, {{declared, 1}, {outlay, -1}}) ==
          "pl: costs at their stages = 0.01 EUR, but laid out = 0.00 EUR");
}

TEST_CASE("as of an entry or a day the journal says what it said then", "[ledger][as-of]") {
    one_project life;
    const auto cost = life.declare("pl", "1", 100_eur); // entry 2, one day after the first
    life.claim(1, {cost});                              // entries 3 and 4
    const auto& journal = life.journal();
    CHECK(journal.last_by(first_day - date::days(1)) == 0);
    CHECK(journal.last_by(first_day) == 1);
    CHECK(journal.last_by(first_day + date::days(2)) == 3);
    CHECK(journal.last_by(life.today()) == 4);
    const auto accepted = account(cost_stage::accepted, heading_number{0});
    CHECK(journal.balance_after(3).of(accepted) == 0_eur);
    CHECK(journal.balance_after(4).of(accepted) == 100_eur);
    CHECK(journal.balance_after(4) == journal.now().balance());
    CHECK_THROWS_AS(journal.balance_after(5), std::out_of_range);
    CHECK_THROWS_AS(journal.at(0), std::out_of_range);
}
