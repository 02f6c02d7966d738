/// The books of one agreement after some entries: what the next event is checked against.
///
/// They hold sums and states, not the entries, so that a store can keep books in memory and entries on disk.
#pragma once

#include <cofin/ledger/balance.hpp>
#include <cofin/ledger/chart.hpp>
#include <cofin/ledger/cost_book.hpp>
#include <cofin/ledger/event.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A value; const use is thread-safe.
class books {
public:
    /// Books of an agreement in that currency, before its first entry.
    explicit books(cofin::currency unit) : balance_(unit) {}

    /// Takes over an event with the postings that `draft` (ledger/drafting.hpp) made of it on these very books.
    /// Throws `std::overflow_error` and is as it was where a balance leaves 64 bits.
    void take(const booking& booked, std::span<const posting> postings);

    /// The agreement's currency.
    [[nodiscard]] cofin::currency currency() const noexcept { return balance_.currency(); }
    /// Partners, funds and headings with their numbers.
    [[nodiscard]] const chart_of_accounts& chart() const noexcept { return chart_; }
    /// The sums of all postings so far.
    [[nodiscard]] const balances& balance() const noexcept { return balance_; }
    /// All costs, and where each stands.
    [[nodiscard]] const cost_book& costs() const noexcept { return costs_; }
    /// How many entries were taken; they are numbered from 1.
    [[nodiscard]] std::size_t entry_count() const noexcept { return entry_count_; }
    /// The booking day of the last entry: the next may not be before it. None before the first.
    [[nodiscard]] std::optional<day> booked_until() const noexcept { return booked_until_; }
    /// Whether a claim of that number was submitted.
    [[nodiscard]] bool has_claim(int64_t number) const { return claims_.contains(number); }
    /// Number of the entry that stated the agreement last; 0 where none did.
    [[nodiscard]] std::size_t agreed_in() const noexcept { return agreed_in_; }
    /// The closed period that holds the day.
    [[nodiscard]] std::optional<period> closed_over(day on) const;
    /// What a fund commits, as last agreed.
    [[nodiscard]] std::optional<money> planned(fund_number by) const;

    /// The rate that was recorded of a month.
    [[nodiscard]] std::optional<decimal> find_rate(cofin::currency from, month of) const;

    /// The cost of that id; none where its partner declared none of that id.
    [[nodiscard]] std::optional<cost_number> find_cost(std::string_view partner,
                                                       std::string_view id) const;
    /// How a cost stands now, to be changed and reviewed; throws `std::out_of_range` for a number that no cost has.
    [[nodiscard]] cost_division division_of(cost_number cost) const;
    /// `cost "12" of pl`
    [[nodiscard]] wording named(const booked_cost& cost) const;

private:
    void take(const commitment& event);
    void take(const declared_cost& event, const booking& booked);
    void take(const claim_submission& event);
    void take(const cost_review& event);
    void take(const certification& event);
    void take(const period_closing& event) { closed_.push_back(event.closed); }
    void take(const rate_notice& event);
    void move(std::span<const cost_amount> costs, cost_stage from, cost_stage to);

    chart_of_accounts chart_;
    balances balance_;
    cost_book costs_;
    std::map<int64_t, std::size_t> claims_; // by number: its entry
    std::vector<period> closed_;
    std::map<std::pair<std::string, month>, decimal> rates_; // by currency and month
    std::vector<std::optional<money>> planned_;              // by fund
    std::optional<day> booked_until_;
    std::size_t entry_count_ = 0;
    std::size_t agreed_in_ = 0;
};

// --- definitions ---

inline void books::take(const booking& booked, std::span<const posting> postings) {
    balance_.add(kind_of(booked.what), postings);
    ++entry_count_;
    booked_until_ = booked.booked_on;
    std::visit(
        [&](const auto& event) {
            using type = std::remove_cvref_t<decltype(event)>;
            if constexpr (std::is_same_v<type, declared_cost>)
                take(event, booked);
            else if constexpr (std::is_same_v<type, correction>)
                move(event.costs, cost_stage::certified, cost_stage::ineligible);
            else if constexpr (requires { this->take(event); })
                take(event);
            // What is left moves balances only.
        },
        booked.what);
}

inline void books::take(const commitment& event) {
    agreed_in_ = entry_count_;
    for (const auto& partner : event.partners)
        chart_.open_partner(partner);
    for (const auto& fund : event.funds) {
        const auto number = chart_.open_fund(fund.fund);
        planned_.resize(chart_.funds().size());
        planned_[place_of(number)] = fund.planned;
    }
}

inline void books::take(const declared_cost& event, const booking& booked) {
    const auto partner = *chart_.find_partner(event.partner);
    auto key = key_of(partner, event, booked);
    auto number = costs_.find(key);
    if (!number)
        number = costs_.add(
            {.key = std::move(key), .heading = chart_.open_heading(partner, event.category)});
    auto& state = *costs_.find(*number);
    state.declared_by = entry_count_;
    if (event.amount) {
        state.is_determined = true;
        state.at(cost_stage::declared) = event.amount->minor();
    }
}

inline void books::take(const claim_submission& event) {
    claims_.emplace(event.number, entry_count_);
    for (const auto& claimed : event.costs) {
        auto& state = *costs_.find(claimed.cost);
        state.claim = event.number;
        state.at(cost_stage::declared) += std::exchange(state.at(cost_stage::parked), 0);
        if (!state.is_determined) {
            state.is_determined = true;
            state.at(cost_stage::declared) = claimed.amount->minor();
        }
    }
}

inline void books::take(const cost_review& event) {
    for (const auto& division : event.costs) {
        auto& state = *costs_.find(division.cost);
        state.is_judged = event.kind == review_kind::judged;
        state.at(cost_stage::declared) = division.declared.minor();
        state.at(cost_stage::accepted) = division.accepted.minor();
        state.at(cost_stage::parked) = division.parked.minor();
        state.at(cost_stage::ineligible) = division.ineligible.minor();
    }
}

inline void books::take(const certification& event) {
    move(event.costs, cost_stage::accepted, cost_stage::certified);
    for (const auto& certified : event.costs)
        costs_.find(certified.cost)->was_certified = true;
}

inline void books::take(const rate_notice& event) {
    for (const auto& rate : event.rates)
        rates_.emplace(std::pair(std::string(rate.from().code()), rate.of()), rate.units());
}

inline void books::move(std::span<const cost_amount> costs, cost_stage from, cost_stage to) {
    for (const auto& moved : costs) {
        auto& state = *costs_.find(moved.cost);
        state.at(from) -= moved.amount.minor();
        state.at(to) += moved.amount.minor();
    }
}

inline std::optional<period> books::closed_over(day on) const {
    const auto found =
        std::ranges::find_if(closed_, [on](const period& closed) { return closed.contains(on); });
    return found == closed_.end() ? std::nullopt : std::optional(*found);
}

inline std::optional<money> books::planned(fund_number by) const {
    return place_of(by) < planned_.size() ? planned_[place_of(by)] : std::nullopt;
}

inline std::optional<decimal> books::find_rate(cofin::currency from, month of) const {
    const auto known = rates_.find({std::string(from.code()), of});
    return known == rates_.end() ? std::nullopt : std::optional(known->second);
}

inline std::optional<cost_number> books::find_cost(std::string_view partner,
                                                   std::string_view id) const {
    const auto number = chart_.find_partner(partner);
    return number ? costs_.find(cost_key{*number, 0, std::string(id)}) : std::nullopt;
}

inline cost_division books::division_of(cost_number cost) const {
    const auto* const state = costs_.find(cost);
    if (state == nullptr)
        throw std::out_of_range("no cost has that number");
    const auto at = [&](cost_stage stage) { return money::of_minor(state->at(stage), currency()); };
    return {cost, at(cost_stage::declared), at(cost_stage::accepted), at(cost_stage::parked),
            at(cost_stage::ineligible)};
}

inline wording books::named(const booked_cost& cost) const {
    return wording("cost {} of {}", in_quotes(cost.key.id), chart_.name(cost.key.partner));
}

} // namespace v0
} // namespace cofin
