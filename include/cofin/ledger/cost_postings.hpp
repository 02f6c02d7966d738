/// What costs move: declared, claimed, reviewed, certified and corrected.
#pragma once

#include <cofin/ledger/books.hpp>
#include <cofin/ledger/lookup.hpp>
#include <cofin/ledger/refusal.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace detail {

/// Writes the postings of costs on the books, each function those of one event. A list of costs moves each account of a
/// heading once. Borrows all that it is given.
class cost_postings {
public:
    cost_postings(const books& on, std::vector<posting>& to) : books_(on), find_(on), to_(to) {}

    void declare(const declared_cost& cost);
    void claim(const claim_submission& claim);
    void review(const cost_review& review);
    /// Returns the sum of what is certified.
    int64_t certify(const certification& row);
    /// Returns the sum of what is corrected.
    int64_t correct(const correction& row);

private:
    template <class Part>
    int64_t move(std::span<const cost_amount> costs, cost_stage from, cost_stage to,
                 const Part& part);
    /// Changes a stage of costs in one heading, to be posted together.
    void change(heading_number heading, cost_stage stage, int64_t minor);
    void post_changes();
    void divide(const booked_cost& cost, const cost_division& into);

    const books& books_;
    lookup find_;
    std::vector<posting>& to_;
    std::vector<std::array<int64_t, cost_stage_count>> changes_; // by heading
};

inline void cost_postings::change(heading_number heading, cost_stage stage, int64_t minor) {
    if (changes_.empty())
        changes_.resize(books_.chart().headings().size());
    auto& sum = changes_[place_of(heading)][static_cast<std::size_t>(stage)];
    sum = checked_add(sum, minor);
}

inline void cost_postings::post_changes() {
    for (std::size_t h = 0; h < changes_.size(); ++h)
        for (std::size_t stage = 0; stage < cost_stage_count; ++stage)
            if (const int64_t minor = changes_[h][stage]; minor != 0)
                to_.push_back(
                    {account(static_cast<cost_stage>(stage), static_cast<heading_number>(h)),
                     minor});
}

inline void cost_postings::declare(const declared_cost& cost) {
    const auto partner = find_.partner(cost.partner);
    if (cost.category.empty() || cost.id.empty() != (cost.occurrence > 0))
        throw ledger_error(
            refusal::nothing_named,
            wording("a cost of {} in category {} with id {}", cost.partner,
                    in_quotes(cost.category), in_quotes(cost.id)),
            wording("a category, and an id or which of the costs of that content it is"));
    if (!cost.amount)
        return;
    const int64_t minor = find_.minor(*cost.amount);
    if (cost.original.currency() == books_.currency() && cost.original != *cost.amount)
        throw ledger_error(refusal::cost_differs, to_string(*cost.amount),
                           wording("{}, as its document says", to_string(cost.original)));
    // A new heading gets the next number when the entry is taken.
    const auto heading =
        books_.chart()
            .find_heading(partner, cost.category)
            .value_or(static_cast<heading_number>(books_.chart().headings().size()));
    if (minor == 0)
        return;
    to_.push_back({account(cost_stage::declared, heading), minor});
    to_.push_back({account::outlay(partner), checked_subtract<int64_t>(0, minor)});
}

inline void cost_postings::claim(const claim_submission& claim) {
    if (books_.has_claim(claim.number))
        throw ledger_error(refusal::claim_twice,
                           wording("a second claim {}", std::to_string(claim.number)),
                           wording("a number that no claim has"));
    std::vector<int64_t> laid_out(books_.chart().partners().size());
    find_.each(claim.costs, [&](const claim_submission::claimed& claimed) {
        const auto& known = find_.cost(claimed.cost);
        const int64_t parked = known.at(cost_stage::parked);
        if (known.claim && parked == 0)
            throw ledger_error(
                refusal::cost_claimed_twice,
                wording("{} of claim {}", books_.named(known), std::to_string(*known.claim)),
                wording("a cost never claimed or parked since"));
        const int64_t minor =
            claimed.amount ? find_.minor(*claimed.amount) : find_.determined(claimed.cost).amount();
        if (known.is_determined && minor != known.amount())
            throw ledger_error(
                refusal::cost_differs,
                wording("{} for {}", to_string(*claimed.amount), books_.named(known)),
                wording("{}, as it was declared", find_.text(known.amount())));
        if (!known.is_determined) {
            change(known.heading, cost_stage::declared, minor);
            auto& sum = laid_out[place_of(known.key.partner)];
            sum = checked_subtract(sum, minor);
        }
        change(known.heading, cost_stage::parked, -parked);
        change(known.heading, cost_stage::declared, parked);
    });
    post_changes();
    for (std::size_t p = 0; p < laid_out.size(); ++p)
        if (laid_out[p] != 0)
            to_.push_back({account::outlay(static_cast<partner_number>(p)), laid_out[p]});
}

inline void cost_postings::review(const cost_review& review) {
    if (review.costs.empty() && review.kind != review_kind::assessed)
        throw ledger_error(refusal::nothing_named, wording("no cost"),
                           wording("the costs that it is about"));
    find_.each(review.costs, [&](const cost_division& division) {
        divide(find_.determined(division.cost), division);
    });
    post_changes();
}

inline void cost_postings::divide(const booked_cost& cost, const cost_division& into) {
    const int64_t whole = cost.amount() - cost.at(cost_stage::certified);
    int64_t divided = 0;
    const auto stage = [&](cost_stage at, const money& amount, refusal where_above) {
        const int64_t minor =
            find_.part(cost, whole, amount, where_above, wording("not certified"));
        change(cost.heading, at, minor - cost.at(at));
        divided = checked_add(divided, minor);
    };
    stage(cost_stage::ineligible, into.ineligible, refusal::deduction_above_cost);
    stage(cost_stage::declared, into.declared, refusal::division_differs);
    stage(cost_stage::accepted, into.accepted, refusal::division_differs);
    stage(cost_stage::parked, into.parked, refusal::division_differs);
    if (divided != whole)
        throw ledger_error(refusal::division_differs,
                           wording("{} divided of {}", find_.text(divided), books_.named(cost)),
                           wording("{}: what is not certified of it", find_.text(whole)));
}
template <class Part>
int64_t cost_postings::move(std::span<const cost_amount> costs, cost_stage from, cost_stage to,
                            const Part& part) {
    if (costs.empty())
        throw ledger_error(refusal::nothing_named, wording("no cost"),
                           wording("the costs that it is about"));
    int64_t total = 0;
    find_.each(costs, [&](const cost_amount& moved) {
        const auto& cost = find_.determined(moved.cost);
        const int64_t minor = part(cost, moved.amount);
        change(cost.heading, from, -minor);
        change(cost.heading, to, minor);
        total = checked_add(total, minor);
    });
    post_changes();
    return total;
}

inline int64_t cost_postings::certify(const certification& row) {
    find_.require_claim(row.claim);
    const auto part = [this](const booked_cost& cost, const money& amount) {
        if (!cost.claim)
            throw ledger_error(refusal::cost_not_claimed,
                               wording("{} of no claim", books_.named(cost)),
                               wording("a cost that a claim names"));
        return find_.part(cost, cost.at(cost_stage::accepted), amount, refusal::above_accepted,
                          wording("accepted"));
    };
    return move(row.costs, cost_stage::accepted, cost_stage::certified, part);
}

inline int64_t cost_postings::correct(const correction& row) {
    const auto part = [this](const booked_cost& cost, const money& amount) {
        return find_.part(cost, cost.at(cost_stage::certified), amount, refusal::above_certified,
                          wording("certified"));
    };
    return move(row.costs, cost_stage::certified, cost_stage::ineligible, part);
}
} // namespace detail
} // namespace v0
} // namespace cofin
