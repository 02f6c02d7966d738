/// From an event to its postings: what it must keep to, and which accounts it moves.
#pragma once

#include <cofin/ledger/books.hpp>
#include <cofin/ledger/cost_postings.hpp>
#include <cofin/ledger/fund_postings.hpp>
#include <cofin/ledger/lookup.hpp>
#include <cofin/ledger/refusal.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
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
                           wording("an entry booked on {}", to_string(booked.booked_on)),
                           wording("{} or later, as the entry before it", to_string(*last)));
    if (const auto closed = on.closed_over(booked.dated))
        throw ledger_error(refusal::period_closed,
                           wording("an event of {}", to_string(booked.dated)),
                           wording("one outside of {}, which is closed", to_string(*closed)));
}

/// An agreement moves no account; it must make sense.
inline void require_sound(const commitment& event, const lookup& find) {
    std::vector<std::string> names = event.partners;
    for (const auto& fund : event.funds) {
        if (find.minor(fund.planned) < 0)
            throw ledger_error(refusal::wrong_sign, to_string(fund.planned),
                               wording("what {} commits, not below zero", fund.fund));
        names.push_back(fund.fund);
    }
    if (names.empty() || std::ranges::find(names, "") != names.end())
        throw ledger_error(refusal::nothing_named,
                           wording("an agreement with nobody or without a name"),
                           wording("the names of its partners and funds"));
    const auto are_unique = [](auto first, auto last) {
        std::sort(first, last);
        return std::adjacent_find(first, last) == last;
    };
    const auto funds = names.begin() + static_cast<std::ptrdiff_t>(event.partners.size());
    if (!are_unique(names.begin(), funds) || !are_unique(funds, names.end()))
        throw ledger_error(refusal::named_twice, wording("a partner or fund named twice"),
                           wording("each name once in one event"));
}

/// One rate a month: whoever needs another one has found an error in the first, and that is a person's to settle.
inline void require_sound(const rate_notice& event, const books& on) {
    if (event.rates.empty())
        throw ledger_error(refusal::nothing_named, wording("no rate"),
                           wording("the rates that it is about"));
    std::map<std::pair<std::string, month>, decimal> said;
    for (const auto& rate : event.rates) {
        if (rate.to() != on.currency() || rate.from() == rate.to())
            throw ledger_error(
                refusal::foreign_currency,
                wording("a rate from {} to {}", std::string(rate.from().code()),
                        std::string(rate.to().code())),
                wording("one to {} from another currency", std::string(on.currency().code())));
        const auto here =
            said.try_emplace({std::string(rate.from().code()), rate.of()}, rate.units());
        const auto known =
            here.second ? on.find_rate(rate.from(), rate.of()) : std::optional(here.first->second);
        if (known && *known != rate.units())
            throw ledger_error(refusal::rate_differs,
                               wording("{} {} for {}", to_string(rate.units()),
                                       std::string(rate.from().code()), to_string(rate.of())),
                               wording("{}, as it was recorded", to_string(*known)));
    }
}

inline void require_sound(const text_erasure& event, const books& on) {
    std::size_t before = 0;
    for (const std::size_t entry : event.entries) {
        if (entry <= before || entry > on.entry_count())
            throw ledger_error(refusal::unknown_name, wording("entry {}", std::to_string(entry)),
                               wording("numbers of entries, each once and ascending"));
        before = entry;
    }
    if (before == 0)
        throw ledger_error(refusal::nothing_named, wording("no entry"),
                           wording("the entries whose text goes"));
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
    void operator()(const rate_notice& rate) const { require_sound(rate, on); }
    void operator()(const text_erasure& erased) const { require_sound(erased, on); }
};

} // namespace detail

inline void draft(const books& on, const booking& booked, std::vector<posting>& postings) {
    postings.clear();
    detail::require_dates(on, booked);
    std::visit(detail::drafting{on, {on, postings}, {on, postings}}, booked.what);
}

} // namespace v0
} // namespace cofin
