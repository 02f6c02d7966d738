#include "ledger/any_life.hpp"
#include "property/draws.hpp"

#include <map>
#include <numeric>

using namespace cofin;
using namespace cofin::test;

namespace {

steps any_steps(int64_t most) {
    const auto size = static_cast<std::size_t>(*up_to(most));
    return *rc::gen::container<steps>(size, up_to(999'999'999));
}

/// Balances by name: what an order of entries must not change.
std::map<std::string, money> by_name(const cofin::journal& journal) {
    std::map<std::string, money> named;
    const auto& chart = journal.now().chart();
    for (std::size_t entry = 1; entry <= journal.size(); ++entry)
        for (const auto& posting : journal.at(entry).postings)
            named.emplace(plain_text_name(chart.name(posting.on)),
                          journal.now().balance().of(posting.on));
    return named;
}

int64_t of(const std::map<std::string, int64_t>& sums, const std::string& name) {
    const auto known = sums.find(name);
    return known == sums.end() ? 0 : known->second;
}

/// The numbers below `count`, shuffled by chance if there is one.
std::vector<std::size_t> any_order(std::size_t count, chance* drawn) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = count; drawn != nullptr && left > 1; --left)
        std::swap(order[left - 1],
                  order[static_cast<std::size_t>(drawn->up_to(static_cast<int64_t>(left) - 1))]);
    return order;
}

} // namespace

TEST_CASE("whatever happens, the identities hold after every entry and figures are sums of events",
          "[property][ledger]") {
    for_all([] {
        life one(any_steps(60));
        const auto now = standing_after(one.journal(), one.journal().size());
        const auto& counted = one.counted();
        RC_ASSERT(now.costs.declared == euros(counted.declared));
        RC_ASSERT(now.costs.certified == euros(counted.certified));
        for (const auto& fund : now.funds) {
            RC_ASSERT(fund.certified == euros(of(counted.grant, fund.fund)));
            RC_ASSERT(fund.paid == euros(of(counted.paid, fund.fund)));
            RC_ASSERT(fund.recovered == euros(of(counted.recovered, fund.fund)));
        }
        for (const auto& partner : now.partners)
            RC_ASSERT(partner.own == euros(of(counted.own, partner.partner)));
    });
}

TEST_CASE("costs stand at their stages as the accounts say", "[property][ledger]") {
    for_all([] {
        life one(any_steps(30));
        const auto& books = one.journal().now();
        std::map<account, int64_t> sums;
        for (std::size_t c = 0; c < books.costs().size(); ++c) {
            const auto& cost = *books.costs().find(static_cast<cost_number>(c));
            for (std::size_t stage = 0; stage < cost_stage_count; ++stage) {
                const int64_t minor = cost.stages[stage];
                sums[account(static_cast<cost_stage>(stage), cost.heading)] += minor;
                RC_ASSERT(minor == 0 || (minor < 0) == (cost.amount() < 0));
            }
        }
        for (const auto& [on, minor] : sums)
            RC_ASSERT(books.balance().of(on) == euros(minor));
    });
}

TEST_CASE("as of an entry the balances are those of that time, as of the last those of now",
          "[property][ledger]") {
    for_all([] {
        life one(any_steps(30));
        const auto& journal = one.journal();
        RC_ASSERT(journal.balance_after(journal.size()) == journal.now().balance());
        for (std::size_t entry = 1; entry <= journal.size(); ++entry) {
            const auto then = journal.balance_after(entry);
            RC_ASSERT(then.trial_balance() == 0);
            RC_ASSERT(then == one.remembered()[entry - 1]);
            const day booked = journal.at(entry).booked.booked_on;
            const auto latest = journal.last_by(booked);
            RC_ASSERT(latest >= entry);
            RC_ASSERT(journal.at(latest).booked.booked_on == booked);
        }
        RC_ASSERT(journal.last_by(one.today()) == journal.size());
    });
}

TEST_CASE("the same entries make the same books, and costs told again change nothing",
          "[property][ledger]") {
    for_all([] {
        life one(any_steps(30));
        auto& told = one.journal();
        journal again(euro);
        for (std::size_t entry = 1; entry <= told.size(); ++entry) {
            RC_ASSERT(again.append(told.at(entry).booked).is_new);
            RC_ASSERT(std::ranges::equal(again.at(entry).postings, told.at(entry).postings));
        }
        RC_ASSERT(again.now().balance() == told.now().balance());
        const auto size = told.size();
        for (std::size_t entry = 1; entry <= size; ++entry)
            if (std::holds_alternative<declared_cost>(told.at(entry).booked.what)) {
                const auto skipped = told.append(told.at(entry).booked);
                RC_ASSERT(!skipped.is_new);
                RC_ASSERT(skipped.entry == entry);
            }
        RC_ASSERT(told.size() == size);
    });
}

TEST_CASE("the order of costs, and of payments by several funds, changes no balance",
          "[property][ledger]") {
    for_all([] {
        chance drawn(*up_to(999'999'999));
        std::vector<ledger_event> costs;
        std::map<std::string, int64_t> certified;
        const auto count = static_cast<std::size_t>(1 + drawn.up_to(9));
        for (std::size_t c = 0; c < count; ++c) {
            const auto& partner = drawn.any(partner_ids);
            const auto minor = drawn.up_to(99'999);
            certified[partner] += minor;
            costs.emplace_back(declared_cost{.partner = partner,
                                             .category = drawn.one_in(2) ? "staff" : "travel",
                                             .id = std::to_string(c),
                                             .original = euros(minor),
                                             .amount = euros(minor)});
        }
        const auto split = *microproject().split(std::vector<funding_part>{
            {"pl", euros(certified["pl"])}, {"cz", euros(certified["cz"])}});
        const auto shares = shares_of(microproject(), split);
        std::vector<ledger_event> payments;
        for (const auto& grant : shares.grants)
            for (const int64_t half : {grant.amount.minor() / 2, (grant.amount.minor() + 1) / 2})
                if (half > 0)
                    payments.emplace_back(disbursement{
                        .fund = grant.of, .payee = "pl", .amount = euros(half), .claim = 1});

        const auto tell = [&](bool is_shuffled) {
            journal told(euro);
            const auto say = [&](const ledger_event& what) {
                told.append({.booked_on = first_day, .dated = first_day, .what = what});
            };
            const auto say_all = [&](const std::vector<ledger_event>& events) {
                for (const auto place : any_order(events.size(), is_shuffled ? &drawn : nullptr))
                    say(events[place]);
            };
            say(commitment{.partners = partner_ids,
                           .funds = {{"ERDF", euros(0)}, {"SB", euros(0)}}});
            say_all(costs);
            claim_submission handed_in{.number = 1};
            cost_review found{};
            certification row{.claim = 1, .shares = shares};
            for (std::size_t c = 0; c < count; ++c) {
                const auto number = static_cast<cost_number>(c);
                const auto whole = told.now().division_of(number).declared;
                handed_in.costs.push_back({number});
                found.costs.push_back({number, euros(0), whole, euros(0), euros(0)});
                row.costs.push_back({number, whole});
            }
            say(handed_in);
            say(found);
            say(row);
            say_all(payments);
            return by_name(told);
        };
        RC_ASSERT(tell(true) == tell(false));
    });
}

TEST_CASE("every account has one plain-text name, and it is beancount's", "[property][ledger]") {
    for_all([] {
        const auto id = *rc::gen::oneOf(
            rc::gen::arbitrary<std::string>(),
            rc::gen::container<std::string>(rc::gen::elementOf(std::string("plXx-u01_:l "))));
        const auto kind = static_cast<account_kind>(*up_to(10));
        const bool of_costs = owner_of(kind) == account_owner::heading;
        const account_name name{kind, id, of_costs ? *rc::gen::arbitrary<std::string>() : ""};
        const auto text = plain_text_name(name);
        RC_ASSERT(parse_plain_text_name(text) == name);
        bool begins = true;
        for (const char c : text) {
            const bool is_capital_or_digit = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            RC_ASSERT(is_capital_or_digit ||
                      (!begins && ((c >= 'a' && c <= 'z') || c == '-' || c == ':')));
            begins = c == ':';
        }
        RC_ASSERT(!begins);
        // A text that reads as an account is how that account is written.
        const auto drawn =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABXlux-0f2")));
        if (const auto read = try_parse_plain_text_name("Income:Grant:" + drawn))
            RC_ASSERT(plain_text_name(*read) == "Income:Grant:" + drawn);
    });
}
