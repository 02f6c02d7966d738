/// Balances by account, and the identities that hold after every entry.
#pragma once

#include <cofin/ledger/account.hpp>
#include <cofin/ledger/chart.hpp>
#include <cofin/ledger/event.hpp>
#include <cofin/money/money.hpp>
#include <cofin/number/integer.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Sums of postings, and what flowed by kinds of events. A value; const use is thread-safe.
/// An account that nothing was posted to stands at nothing.
class balances {
public:
    /// Of nothing posted yet; all amounts will be in that currency.
    explicit balances(cofin::currency unit) : currency_(unit) {}

    /// Adds the postings of one entry. Throws `std::overflow_error` and changes no sum where one leaves 64 bits.
    void add(event_kind what, std::span<const posting> entry);

    /// Debits less credits of a debit account, credits less debits of a credit account.
    [[nodiscard]] money of(account on) const;
    /// Of all accounts of that kind.
    [[nodiscard]] money of(account_kind kind) const;

    /// Costs of a partner with a known amount, at whatever stage they are now.
    [[nodiscard]] money laid_out(partner_number by) const;
    /// What a fund paid, advances included.
    [[nodiscard]] money paid(fund_number by) const;
    /// What came back to a fund in money: recoveries and unused advances.
    [[nodiscard]] money recovered(fund_number by) const;
    /// What a fund took off what it owed.
    [[nodiscard]] money set_off(fund_number by) const;

    /// The agreement's currency.
    [[nodiscard]] cofin::currency currency() const noexcept { return currency_; }
    /// Debits less credits over all accounts.
    [[nodiscard]] int128 trial_balance() const noexcept;

    /// Whether every sum and every flow is the same.
    friend bool operator==(const balances& a, const balances& b) noexcept;

private:
    /// Credits first.
    enum flow : std::uint8_t { laid_out_flow, paid_flow, recovered_flow, set_off_flow };
    using minors =
        std::vector<int64_t>; // by number; shorter than the chart where nothing was posted
    /// Where the flow of a posting is summed, none where it is none.
    static std::optional<flow> flow_of(event_kind what, account on) noexcept;
    /// Whether the sum fits; otherwise nothing changed.
    static bool grow(minors& sums, std::size_t at, int64_t minor);
    bool add(event_kind what, const posting& one);
    [[nodiscard]] money at(const minors& sums, std::size_t place) const noexcept {
        return money::of_minor(place < sums.size() ? sums[place] : 0, currency_);
    }

    cofin::currency currency_;
    std::array<minors, account_kind_names.size()> sums_; // debits less credits, by kind of account
    std::array<minors, 4> flows_;
};

/// The first identity of the books that does not hold, in words; none where all hold:
/// the trial balance is zero; grants + own = certified; per fund paid - recovered = grant - receivable + advance + repayable,
/// and none of these three is negative; per partner declared + accepted + certified + parked + ineligible = laid out.
std::optional<std::string> broken_identity(const balances& of, const chart_of_accounts& chart);

// --- definitions ---

inline std::optional<balances::flow> balances::flow_of(event_kind what, account on) noexcept {
    const auto kind = on.kind();
    switch (what) {
    case event_kind::declared_cost:
    case event_kind::claim_submission:
        return kind == account_kind::outlay ? std::optional(laid_out_flow) : std::nullopt;
    case event_kind::disbursement:
        return kind != account_kind::outlay ? std::optional(paid_flow) : std::nullopt;
    case event_kind::recovery:
    case event_kind::advance_return:
        return kind != account_kind::outlay ? std::optional(recovered_flow) : std::nullopt;
    case event_kind::set_off:
        return kind == account_kind::repayable ? std::optional(set_off_flow) : std::nullopt;
    default: return std::nullopt;
    }
}

inline bool operator==(const balances& a, const balances& b) noexcept {
    // What nothing was posted to and what came back to nothing are one.
    const auto same = [](const balances::minors& left, const balances::minors& right) {
        const auto& longer = left.size() < right.size() ? right : left;
        const auto& shorter = left.size() < right.size() ? left : right;
        const auto rest = longer.begin() + static_cast<std::ptrdiff_t>(shorter.size());
        return std::equal(shorter.begin(), shorter.end(), longer.begin()) &&
               std::all_of(rest, longer.end(), [](int64_t minor) { return minor == 0; });
    };
    return a.currency_ == b.currency_ &&
           std::equal(a.sums_.begin(), a.sums_.end(), b.sums_.begin(), same) &&
           std::equal(a.flows_.begin(), a.flows_.end(), b.flows_.begin(), same);
}

inline bool balances::grow(minors& sums, std::size_t at, int64_t minor) {
    if (at >= sums.size())
        sums.resize(at + 1);
    int64_t sum = 0;
    // The lowest number has no opposite, and balances are told from both sides.
    if (__builtin_add_overflow(sums[at], minor, &sum) || sum == INT64_MIN) [[unlikely]]
        return false;
    sums[at] = sum;
    return true;
}

inline bool balances::add(event_kind what, const posting& one) {
    auto& sums = sums_[static_cast<std::size_t>(one.on.kind())];
    if (!grow(sums, one.on.number(), one.minor))
        return false;
    const auto flows = flow_of(what, one.on);
    // What a fund paid and a partner laid out are credits, what came back are debits: all are told as they are counted.
    const bool is_credit = flows && *flows <= paid_flow;
    if (!flows || grow(flows_[*flows], one.on.number(), is_credit ? -one.minor : one.minor))
        return true;
    sums[one.on.number()] -= one.minor;
    return false;
}

inline void balances::add(event_kind what, std::span<const posting> entry) {
    for (std::size_t i = 0; i < entry.size(); ++i) {
        if (entry[i].minor != INT64_MIN && add(what, entry[i])) [[likely]]
            continue;
        while (i-- > 0)
            add(what, {entry[i].on, -entry[i].minor});
        throw_overflow("a balance does not fit 64 bits");
    }
}

inline money balances::of(account on) const {
    const money debits = at(sums_[static_cast<std::size_t>(on.kind())], on.number());
    return is_debit(on.kind()) ? debits : -debits;
}

inline money balances::of(account_kind kind) const {
    money debits(currency_);
    for (const int64_t minor : sums_[static_cast<std::size_t>(kind)])
        debits += money::of_minor(minor, currency_);
    return is_debit(kind) ? debits : -debits;
}

inline money balances::laid_out(partner_number by) const {
    return at(flows_[laid_out_flow], place_of(by));
}
inline money balances::paid(fund_number by) const { return at(flows_[paid_flow], place_of(by)); }
inline money balances::recovered(fund_number by) const {
    return at(flows_[recovered_flow], place_of(by));
}
inline money balances::set_off(fund_number by) const {
    return at(flows_[set_off_flow], place_of(by));
}

inline int128 balances::trial_balance() const noexcept {
    int128 sum = 0;
    for (const auto& kind : sums_)
        for (const int64_t minor : kind)
            sum += minor;
    return sum;
}

namespace detail {

inline std::string unequal(const std::string& left, const money& a, const std::string& right,
                           const money& b) {
    return left + " = " + to_string(a) + ", but " + right + " = " + to_string(b);
}

inline std::optional<std::string> broken_identity(const balances& of, fund_number fund,
                                                  const std::string& name) {
    const money receivable = of.of(account::receivable(fund));
    const money advance = of.of(account::advance(fund));
    const money repayable = of.of(account::repayable(fund));
    const money received = of.paid(fund) - of.recovered(fund);
    const money justified = of.of(account::grant(fund)) - receivable + advance + repayable;
    if (received != justified)
        return unequal(name + ": paid - recovered", received,
                       "grant - receivable + advance + repayable", justified);
    if (receivable.is_negative() || advance.is_negative() || repayable.is_negative())
        return name + ": receivable " + to_string(receivable) + ", advance " + to_string(advance) +
               ", repayable " + to_string(repayable) + ": one is negative";
    return std::nullopt;
}

} // namespace detail

inline std::optional<std::string> broken_identity(const balances& of,
                                                  const chart_of_accounts& chart) {
    if (of.trial_balance() != 0)
        return "debits and credits differ";
    const money borne = of.of(account_kind::grant) + of.of(account_kind::own);
    if (const money certified = of.of(account_kind::certified); borne != certified)
        return detail::unequal("grants + own", borne, "certified", certified);
    for (std::size_t f = 0; f < chart.funds().size(); ++f)
        if (auto broken =
                detail::broken_identity(of, static_cast<fund_number>(f), chart.funds()[f]))
            return broken;
    std::vector<money> stages(chart.partners().size(), money(of.currency()));
    for (std::size_t h = 0; h < chart.headings().size(); ++h)
        for (std::size_t stage = 0; stage < cost_stage_count; ++stage)
            stages[place_of(chart.headings()[h].partner)] +=
                of.of(account(static_cast<cost_stage>(stage), static_cast<heading_number>(h)));
    for (std::size_t p = 0; p < stages.size(); ++p)
        if (const money laid_out = of.laid_out(static_cast<partner_number>(p));
            stages[p] != laid_out)
            return detail::unequal(chart.partners()[p] + ": costs at their stages", stages[p],
                                   "laid out", laid_out);
    return std::nullopt;
}

} // namespace v0
} // namespace cofin
