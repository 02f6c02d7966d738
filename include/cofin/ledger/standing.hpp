/// How an agreement stands after an entry: the figures of a statement, by fund, by partner and by heading.
#pragma once

#include <cofin/ledger/account.hpp>
#include <cofin/ledger/balance.hpp>
#include <cofin/ledger/journal.hpp>
#include <cofin/money/money.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// declared = open + accepted + certified + parked + ineligible
struct cost_standing {
    /// Nothing, in that currency.
    explicit cost_standing(currency unit)
        : declared(unit), open(unit), accepted(unit), certified(unit), parked(unit),
          ineligible(unit) {}

    money declared; ///< all that was ever declared with a known amount
    money open;     ///< of it, what nobody assessed yet or a question holds up
    money accepted;
    money certified;
    money parked;
    money ineligible;

    /// Adds figure by figure. Throws `currency_mismatch` and `std::overflow_error`.
    cost_standing& operator+=(const cost_standing& other);
    friend bool operator==(const cost_standing&, const cost_standing&) = default;
};

/// Of one fund: paid - recovered = certified - due + advance + repayable.
struct fund_standing {
    std::string fund;
    std::optional<money> planned; ///< none where no commitment says
    money certified;              ///< its grant in certified costs
    money paid;
    money recovered; ///< returned in money
    money set_off;   ///< taken off what it owed
    money due;       ///< owed and not paid
    money advance;   ///< paid in advance and open
    money repayable; ///< to be recovered
};

/// Of one partner.
struct partner_standing {
    std::string partner;
    cost_standing costs;
    money own;    ///< in certified costs
    money outlay; ///< laid out and neither refunded nor own; below zero: money at hand
};

/// Of one partner's costs in one category.
struct heading_standing {
    std::string partner;
    std::string category;
    cost_standing costs;
};

/// The figures of an agreement after an entry, in its currency.
struct standing {
    cost_standing costs;
    std::vector<fund_standing> funds; ///< in the order of the chart, as the other two
    std::vector<partner_standing> partners;
    std::vector<heading_standing> headings;
};

/// The figures of those balances. `planned_by`: what a fund committed by then.
standing standing_of(const balances& sums, const chart_of_accounts& chart,
                     const std::function<std::optional<money>(fund_number)>& planned_by);

/// The figures after that entry: `books.size()` for now, `books.last_by(date)` for a day, 0 for before the first.
/// Throws `std::out_of_range` for an entry that the journal has not.
standing standing_after(const journal& books, std::size_t entry);

// --- definitions ---

inline cost_standing& cost_standing::operator+=(const cost_standing& other) {
    declared += other.declared;
    open += other.open;
    accepted += other.accepted;
    certified += other.certified;
    parked += other.parked;
    ineligible += other.ineligible;
    return *this;
}

namespace detail {

inline cost_standing costs_of(const balances& sums, heading_number of) {
    cost_standing costs(sums.currency());
    costs.open = sums.of(account(cost_stage::declared, of));
    costs.accepted = sums.of(account(cost_stage::accepted, of));
    costs.certified = sums.of(account(cost_stage::certified, of));
    costs.parked = sums.of(account(cost_stage::parked, of));
    costs.ineligible = sums.of(account(cost_stage::ineligible, of));
    costs.declared =
        costs.open + costs.accepted + costs.certified + costs.parked + costs.ineligible;
    return costs;
}

} // namespace detail

inline standing standing_of(const balances& sums, const chart_of_accounts& chart,
                            const std::function<std::optional<money>(fund_number)>& planned_by) {
    standing result{cost_standing(sums.currency()), {}, {}, {}};
    for (std::size_t f = 0; f < chart.funds().size(); ++f) {
        const auto fund = static_cast<fund_number>(f);
        result.funds.push_back({chart.name(fund), planned_by(fund), sums.of(account::grant(fund)),
                                sums.paid(fund), sums.recovered(fund), sums.set_off(fund),
                                sums.of(account::receivable(fund)), sums.of(account::advance(fund)),
                                sums.of(account::repayable(fund))});
    }
    for (std::size_t p = 0; p < chart.partners().size(); ++p) {
        const auto partner = static_cast<partner_number>(p);
        result.partners.push_back({chart.name(partner), cost_standing(sums.currency()),
                                   sums.of(account::own(partner)),
                                   sums.of(account::outlay(partner))});
    }
    for (std::size_t h = 0; h < chart.headings().size(); ++h) {
        const auto& heading = chart.headings()[h];
        const auto costs = detail::costs_of(sums, static_cast<heading_number>(h));
        result.headings.push_back({chart.name(heading.partner), heading.category, costs});
        result.partners[place_of(heading.partner)].costs += costs;
        result.costs += costs;
    }
    return result;
}

inline standing standing_after(const journal& books, std::size_t entry) {
    return standing_of(books.balance_after(entry), books.now().chart(),
                       [&](fund_number fund) { return books.planned_after(entry, fund); });
}

} // namespace v0
} // namespace cofin
