/// From an event to its postings: what it must keep to, and which accounts it moves.
#pragma once

#include <cofin/ledger/books.hpp>
#include <cofin/ledger/cost_postings.hpp>
#include <cofin/ledger/fund_postings.hpp>
#include <cofin/ledger/lookup.hpp>
#include <cofin/ledger/refusal.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Writes to `postings`, in place of what it held, what the event moves on those books; they sum to zero.
/// Time depends on the event and the number of headings, not on the entries before.
/// Throws `ledger_error` where the books refuse the event, `std::overflow_error` where an amount leaves 64 bits.
///
///     declared          Dr declared       Cr outlay
///     reviewed          between declared, accepted, parked, ineligible
///     certified         Dr certified      Cr accepted;   grant: Dr receivable Cr grant;   own: Dr outlay Cr own
///                       what was advanced is cleared:    Dr advance Cr receivable
///     paid              Dr outlay         Cr receivable, in advance Cr advance
///     passed on         Dr outlay (to)    Cr outlay (from)
///     corrected         Dr ineligible     Cr certified;  a grant falls: Dr grant Cr receivable, then Cr repayable
///     recovered         Dr repayable      Cr outlay, set off Cr receivable
///     advance returned  Dr advance        Cr outlay
void draft(const books& on, const booking& booked, std::vector<posting>& postings);

// --- definitions ---

namespace detail {

inline void require_dates(const books& on, const booking& booked) {
    if (const auto last = on.booked_until(); last && booked.booked_on < *last)
        throw ledger_error(refusal::booked_back,
                           "an entry booked on " + to_string(booked.booked_on),
                           to_string(*last) + " or later, as the entry before it");
    if (const auto closed = on.closed_over(booked.dated))
        throw ledger_error(refusal::period_closed, "an event of " + to_string(booked.dated),
                           "one outside of " + to_string(*closed) + ", which is closed");
}

/// An agreement moves no account; it must make sense.
inline void require_sound(const commitment& event, const lookup& find) {
    std::vector<std::string> names = event.partners;
    for (const auto& fund : event.funds) {
        if (find.minor(fund.planned) < 0)
            throw ledger_error(refusal::wrong_sign, to_string(fund.planned),
                               "what " + fund.fund + " commits, not below zero");
        names.push_back(fund.fund);
    }
    if (names.empty() || std::ranges::find(names, "") != names.end())
        throw ledger_error(refusal::nothing_named, "an agreement with nobody or without a name",
                           "the names of its partners and funds");
    const auto are_unique = [](auto first, auto last) {
        std::sort(first, last);
        return std::adjacent_find(first, last) == last;
    };
    const auto funds = names.begin() + static_cast<std::ptrdiff_t>(event.partners.size());
    if (!are_unique(names.begin(), funds) || !are_unique(funds, names.end()))
        throw ledger_error(refusal::named_twice, "a partner or fund named twice",
                           "each name once in one event");
}

/// What each event calls.
struct drafting {
    const books& on;
    cost_postings costs;
    fund_postings funds;

    void operator()(const commitment& made) const { require_sound(made, lookup(on)); }
    void operator()(const declared_cost& cost) { costs.declare(cost); }
    void operator()(const claim_submission& claim) { costs.claim(claim); }
    void operator()(const cost_review& review) { costs.review(review); }
    void operator()(const certification& row) {
        funds.bear(row.shares, costs.certify(row), row.clearing);
    }
    void operator()(const correction& row) {
        funds.bear(row.change, -costs.correct(row), row.clearing);
    }
    void operator()(const disbursement& paid) { funds.pay(paid); }
    void operator()(const transfer& passed) { funds.pass_on(passed); }
    void operator()(const recovery& recovered) { funds.recover(recovered); }
    void operator()(const set_off& taken) { funds.take_off(taken); }
    void operator()(const advance_return& returned) { funds.give_back(returned); }
    void operator()(const period_closing&) const {}
};

} // namespace detail

inline void draft(const books& on, const booking& booked, std::vector<posting>& postings) {
    postings.clear();
    detail::require_dates(on, booked);
    std::visit(detail::drafting{on, {on, postings}, {on, postings}}, booked.what);
}

} // namespace v0
} // namespace cofin
