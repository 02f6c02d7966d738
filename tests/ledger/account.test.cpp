#include "support/catch.hpp"

#include <cofin/ledger/account.hpp>

using namespace cofin;

TEST_CASE("an account is eight bytes with an id of its own", "[ledger][account]") {
    STATIC_REQUIRE(sizeof(account) == 8);
    STATIC_REQUIRE(sizeof(posting) == 16);
    constexpr account own = account::own(partner_number{3});
    STATIC_REQUIRE(account::of_id(own.id()) == own);
    STATIC_REQUIRE(own.kind() == account_kind::own);
    STATIC_REQUIRE(own.number() == 3);
    constexpr account parked(cost_stage::parked, heading_number{0xffff'ffff});
    STATIC_REQUIRE(account::of_id(parked.id()) == parked);
    STATIC_REQUIRE(parked.kind() == account_kind::parked);
    STATIC_REQUIRE(account::grant(fund_number{1}).id() != account::advance(fund_number{1}).id());
}

TEST_CASE("costs and receivables grow by debits, the others by credits", "[ledger][account]") {
    for (std::size_t k = 0; k < account_kind_names.size(); ++k) {
        const auto kind = static_cast<account_kind>(k);
        CAPTURE(to_string(kind));
        const bool of_costs = owner_of(kind) == account_owner::heading;
        CHECK(of_costs == (k < cost_stage_count));
        CHECK(is_debit(kind) == (of_costs || kind == account_kind::receivable));
    }
    CHECK(owner_of(account_kind::outlay) == account_owner::partner);
    CHECK(owner_of(account_kind::own) == account_owner::partner);
    CHECK(owner_of(account_kind::repayable) == account_owner::fund);
}
