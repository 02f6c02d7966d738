/// The accounts of a project's books: what a debit or a credit on each of them means.
///
/// They follow a cost through its stages, and each fund's money from the grant that a certified cost earns to its payment.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// What an account stands for; docs/ledger.md has the table.
enum class account_kind : std::uint8_t {
    declared,   ///< costs that nobody assessed yet, or that are open
    accepted,   ///< costs found eligible, not certified yet
    certified,  ///< costs that the programme recognises
    parked,     ///< costs set aside for a later claim
    ineligible, ///< costs cut, corrected or withdrawn
    receivable, ///< what a fund owes for certified costs
    outlay, ///< what a partner laid out and is neither refunded nor its own; below zero where an advance is ahead of costs
    own,    ///< the own contribution in certified costs
    grant,  ///< a fund's share in certified costs
    advance,  ///< what a fund paid before costs were certified, not cleared yet
    repayable ///< what a fund paid for costs that were corrected since
};
inline constexpr std::array<std::string_view, 11> account_kind_names{
    "declared", "accepted", "certified", "parked",  "ineligible", "receivable",
    "outlay",   "own",      "grant",     "advance", "repayable"};
/// The name of the kind: `declared`.
constexpr std::string_view to_string(account_kind kind) noexcept;

/// Whether the account grows by debits; the others grow by credits.
constexpr bool is_debit(account_kind kind) noexcept;

/// Whose account a kind is: the costs of one partner in one category, a fund's, or a partner's.
enum class account_owner : std::uint8_t { heading, fund, partner };
/// Whose accounts of that kind are.
constexpr account_owner owner_of(account_kind kind) noexcept;

// Numbers that stand for names in postings; a chart of accounts (ledger/chart.hpp) gives them, from zero.
/// Number of a partner.
enum class partner_number : std::uint32_t {};
/// Number of a fund.
enum class fund_number : std::uint32_t {};
/// The costs of one partner in one category.
enum class heading_number : std::uint32_t {};
/// Costs of one agreement in the order in which they were declared.
enum class cost_number : std::uint32_t {};

/// The place of what bears that number in a list.
template <class Number>
constexpr std::size_t place_of(Number number) noexcept {
    return static_cast<std::size_t>(number);
}

/// The stages that a cost, or a part of it, can be in: the accounts of headings, in their order.
enum class cost_stage : std::uint8_t { declared, accepted, certified, parked, ineligible };
inline constexpr std::size_t cost_stage_count = 5;

/// One account, eight bytes. A value; a chart of accounts knows its name.
class account {
public:
    /// The costs of a heading at one stage.
    constexpr account(cost_stage stage, heading_number of) noexcept
        : kind_(static_cast<account_kind>(stage)), number_(static_cast<std::uint32_t>(of)) {}

    /// What that fund owes.
    static constexpr account receivable(fund_number of) noexcept {
        return {account_kind::receivable, static_cast<std::uint32_t>(of)};
    }
    /// That fund's share in certified costs.
    static constexpr account grant(fund_number of) noexcept {
        return {account_kind::grant, static_cast<std::uint32_t>(of)};
    }
    /// What that fund paid ahead of certified costs.
    static constexpr account advance(fund_number of) noexcept {
        return {account_kind::advance, static_cast<std::uint32_t>(of)};
    }
    /// What is owed to that fund.
    static constexpr account repayable(fund_number of) noexcept {
        return {account_kind::repayable, static_cast<std::uint32_t>(of)};
    }
    /// What that partner laid out.
    static constexpr account outlay(partner_number of) noexcept {
        return {account_kind::outlay, static_cast<std::uint32_t>(of)};
    }
    /// The own contribution of that partner.
    static constexpr account own(partner_number of) noexcept {
        return {account_kind::own, static_cast<std::uint32_t>(of)};
    }

    /// The account that `id()` stands for; the kind must be one of the eleven.
    static constexpr account of_id(std::uint64_t id) noexcept {
        return {static_cast<account_kind>(id & 15U), static_cast<std::uint32_t>(id >> 4U)};
    }
    /// One integer an account, at most 36 bits, the same whatever is opened later.
    [[nodiscard]] constexpr std::uint64_t id() const noexcept {
        return std::uint64_t{number_} << 4U | static_cast<std::uint64_t>(kind_);
    }

    /// What it stands for.
    [[nodiscard]] constexpr account_kind kind() const noexcept { return kind_; }
    /// The number of its heading, fund or partner, as `owner_of(kind())` says.
    [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }

    friend constexpr auto operator<=>(account, account) noexcept = default;

private:
    constexpr account(account_kind kind, std::uint32_t number) noexcept
        : kind_(kind), number_(number) {}

    account_kind kind_;
    std::uint32_t number_;
};

/// Minor units moved on one account: positive a debit, negative a credit. The postings of an entry sum to zero.
struct posting {
    account on;
    std::int64_t minor;

    friend constexpr bool operator==(const posting&, const posting&) noexcept = default;
};

// --- definitions ---

constexpr std::string_view to_string(account_kind kind) noexcept {
    return account_kind_names[static_cast<std::size_t>(kind)];
}

constexpr bool is_debit(account_kind kind) noexcept { return kind <= account_kind::receivable; }

constexpr account_owner owner_of(account_kind kind) noexcept {
    if (kind <= account_kind::ineligible)
        return account_owner::heading;
    return kind == account_kind::outlay || kind == account_kind::own ? account_owner::partner
                                                                     : account_owner::fund;
}

} // namespace v0
} // namespace cofin
