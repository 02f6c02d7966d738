#include "support/catch.hpp"

#include <cofin/ledger/chart.hpp>

using namespace cofin;

TEST_CASE("a chart numbers names in the order in which they come", "[ledger][chart]") {
    chart_of_accounts chart;
    const auto pl = chart.open_partner("pl");
    const auto cz = chart.open_partner("cz");
    CHECK(chart.open_partner("pl") == pl);
    const auto fund = chart.open_fund("ERDF");
    const auto staff = chart.open_heading(cz, "staff");
    CHECK(chart.open_heading(pl, "staff") != staff);
    CHECK(chart.open_heading(cz, "staff") == staff);
    CHECK(to_string(chart.name(account(cost_stage::certified, staff))) == "certified:cz:staff");
    CHECK(to_string(chart.name(account::receivable(fund))) == "receivable:ERDF");
    CHECK(to_string(chart.name(account::outlay(pl))) == "outlay:pl");
    for (const account on :
         {account(cost_stage::parked, staff), account::own(cz), account::repayable(fund)})
        CHECK(chart.find(chart.name(on)) == on);
    CHECK_FALSE(chart.find({account_kind::grant, "SB"}));
    CHECK_FALSE(chart.find({account_kind::declared, "pl", "travel"}));
    CHECK_FALSE(chart.find({account_kind::own, "sk"}));
    CHECK_THROWS_AS(chart.open_fund(""), std::invalid_argument);
    CHECK_THROWS_AS(chart.name(account::grant(fund_number{1})), std::out_of_range);
}
