/// What the money of funds moves: grants that costs earn or lose, payments, advances and what comes back.
#pragma once

#include <cofin/ledger/books.hpp>
#include <cofin/ledger/lookup.hpp>
#include <cofin/ledger/refusal.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace detail {

/// Writes the postings of money on the books, each function those of one event. Borrows all that it is given.
class fund_postings {
public:
    fund_postings(const books& on, std::vector<posting>& to) : books_(on), find_(on), to_(to) {}

    /// Who bears `total`, signed: what costs certify, or what a correction takes back.
    void bear(const funding_shares& shares, int64_t total,
              const std::optional<clearing_share>& clearing);
    void pay(const disbursement& event);
    void pass_on(const transfer& event);
    void recover(const recovery& event);
    void take_off(const set_off& event);
    void give_back(const advance_return& event);

private:
    void post(account debited, account credited, int64_t minor);
    void raise_grant(fund_number fund, const money& by,
                     const std::optional<clearing_share>& clearing);
    void lower_grant(fund_number fund, const money& by);
    void require_terms(const disbursement& event, fund_number fund) const;

    const books& books_;
    lookup find_;
    std::vector<posting>& to_;
};

inline void fund_postings::post(account debited, account credited, int64_t minor) {
    if (minor == 0)
        return;
    to_.push_back({debited, minor});
    to_.push_back({credited, checked_subtract<int64_t>(0, minor)});
}

inline void fund_postings::bear(const funding_shares& shares, int64_t total,
                                const std::optional<clearing_share>& clearing) {
    const auto require_new = [](const auto& among, const auto& share) {
        if (&*std::ranges::find(among, share.of, &funding_shares::share::of) != &share)
            throw ledger_error(refusal::named_twice,
                               wording("{} twice in one split", in_quotes(share.of)),
                               wording("each fund and partner once"));
    };
    int64_t borne = 0;
    for (const auto& grant : shares.grants) {
        require_new(shares.grants, grant);
        const auto fund = find_.fund(grant.of);
        borne = checked_add(borne, find_.minor(grant.amount));
        if (grant.amount.is_negative())
            lower_grant(fund, -grant.amount);
        else
            raise_grant(fund, grant.amount, clearing);
    }
    for (const auto& own : shares.own) {
        require_new(shares.own, own);
        const auto partner = find_.partner(own.of);
        borne = checked_add(borne, find_.minor(own.amount));
        post(account::outlay(partner), account::own(partner), own.amount.minor());
    }
    if (borne != total)
        throw ledger_error(refusal::shares_differ,
                           wording("grants and own of {}", find_.text(borne)),
                           wording("{}: what the costs change", find_.text(total)));
}

inline void fund_postings::raise_grant(fund_number fund, const money& by,
                                       const std::optional<clearing_share>& clearing) {
    post(account::receivable(fund), account::grant(fund), by.minor());
    const auto& balance = books_.balance();
    money cleared =
        std::min(balance.of(account::advance(fund)), balance.of(account::receivable(fund)) + by);
    if (clearing)
        cleared = std::min(cleared, (clearing->share * by).rounded(clearing->how));
    post(account::advance(fund), account::receivable(fund), cleared.minor());
}

inline void fund_postings::lower_grant(fund_number fund, const money& by) {
    const money due = std::min(by, books_.balance().of(account::receivable(fund)));
    post(account::grant(fund), account::receivable(fund), due.minor());
    post(account::grant(fund), account::repayable(fund), (by - due).minor());
}

inline void fund_postings::pay(const disbursement& event) {
    const auto fund = find_.fund(event.fund);
    const auto payee = find_.partner(event.payee);
    const int64_t minor = find_.positive(event.amount);
    if (!event.has_purpose())
        throw ledger_error(refusal::payment_for_nothing,
                           wording("{} from {} that is neither for a claim nor an advance",
                                   to_string(event.amount), event.fund),
                           wording("the number of the claim it pays, or the terms of an advance"));
    if (event.claim) {
        find_.require_claim(*event.claim);
        lookup::require_at_most(event.amount, books_.balance().of(account::receivable(fund)),
                                refusal::payment_above_due,
                                wording("what {} owes for certified costs", event.fund));
        post(account::outlay(payee), account::receivable(fund), minor);
    } else {
        require_terms(event, fund);
        post(account::outlay(payee), account::advance(fund), minor);
    }
}

inline void fund_postings::require_terms(const disbursement& event, fund_number fund) const {
    const auto& terms = *event.terms;
    const auto& balance = books_.balance();
    const money open = balance.of(account::advance(fund));
    static_cast<void>(find_.minor(terms.open_max));
    lookup::require_at_most(open + event.amount, terms.open_max, refusal::advance_above_allowed,
                            wording("advances of {} open after this one", event.fund));
    const money received = balance.paid(fund) - balance.recovered(fund);
    // What was received and is neither open nor repayable, certified costs have settled.
    const money settled = received - open - balance.of(account::repayable(fund));
    if (terms.settled_min && !is_settled(settled, received, *terms.settled_min))
        throw ledger_error(refusal::advance_not_settled,
                           wording("{} settled of {} received from {}", to_string(settled),
                                   to_string(received), event.fund),
                           wording("at least {}", to_string(*terms.settled_min)));
}

inline void fund_postings::pass_on(const transfer& event) {
    const auto from = find_.partner(event.from);
    const auto to = find_.partner(event.to);
    if (from == to)
        throw ledger_error(refusal::named_twice,
                           wording("money passed from {} to itself", event.from),
                           wording("two partners"));
    post(account::outlay(to), account::outlay(from), find_.positive(event.amount));
}

inline void fund_postings::recover(const recovery& event) {
    const auto fund = find_.fund(event.fund);
    const auto partner = find_.partner(event.partner);
    const int64_t minor = find_.positive(event.amount);
    lookup::require_at_most(event.amount, books_.balance().of(account::repayable(fund)),
                            refusal::above_repayable,
                            wording("what is repayable to {}", event.fund));
    post(account::repayable(fund), account::outlay(partner), minor);
}

inline void fund_postings::take_off(const set_off& event) {
    const auto fund = find_.fund(event.fund);
    const int64_t minor = find_.positive(event.amount);
    lookup::require_at_most(event.amount, books_.balance().of(account::repayable(fund)),
                            refusal::above_repayable,
                            wording("what is repayable to {}", event.fund));
    lookup::require_at_most(event.amount, books_.balance().of(account::receivable(fund)),
                            refusal::above_receivable,
                            wording("what {} owes for certified costs", event.fund));
    post(account::repayable(fund), account::receivable(fund), minor);
}

inline void fund_postings::give_back(const advance_return& event) {
    const auto fund = find_.fund(event.fund);
    const auto partner = find_.partner(event.partner);
    const int64_t minor = find_.positive(event.amount);
    lookup::require_at_most(event.amount, books_.balance().of(account::advance(fund)),
                            refusal::above_advance, wording("the open advance of {}", event.fund));
    post(account::advance(fund), account::outlay(partner), minor);
}

} // namespace detail
} // namespace v0
} // namespace cofin
