/// The own contribution of a partner and what it is made of: public, automatic public and private money.
#pragma once

#include <cofin/grant/rounding_profile.hpp>
#include <cofin/money/money.hpp>
#include <cofin/number/integer.hpp>

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A part of the own contribution as the application plans it.
struct contribution {
    std::string kind; ///< `public`, `automatic_public`, `private`
    money planned;
};

/// What of an own contribution each part carries.
struct contribution_split {
    std::vector<money> parts; ///< in the order of the contributions
    money unassigned;         ///< what is nobody's: nothing, where the rest has an owner
    std::size_t owner;        ///< position of the part that gets the rest; meaningless without one
};

/// Splits the own contribution `own` of an amount `total` as the contributions share the planned total.
///
/// Each part is contribution / planned total of `total`, the ratio as a percentage cut at 17 decimals and the product cut
/// toward minus infinity. Where the profile names an owner, the largest contribution (of equal ones the first) gets what
/// is left of `own`, so that the parts sum to it; otherwise that is `unassigned`.
/// Throws `std::invalid_argument` where nothing is planned, or a part is negative or more than the planned total,
/// `currency_mismatch`, `std::overflow_error`.
///
///     const std::vector<contribution> parts{{"public", 100_eur}, {"private", 50_eur}};
///     split_contribution(100.41_eur, 15.07_eur, 1000_eur, parts, profiles::jems_10)
///     // 10.04 + 5.02 = 15.06: one cent is nobody's
contribution_split split_contribution(const money& total, const money& own,
                                      const money& planned_total,
                                      std::span<const contribution> parts,
                                      const rounding_profile& profile);

// --- definitions ---

namespace detail {

/// `amount` x ratio, cut, where ratio = part / whole as a percentage cut at 17 decimals; 0 <= part <= whole, whole positive.
inline money cut_at_ratio(const money& amount, const money& part, const money& whole) {
    constexpr uint64_t scale = 100'000'000'000'000'000; // 17 decimals of a percentage
    const uint128 percentage = uint128{static_cast<uint64_t>(part.minor())} * 100 * scale /
                               static_cast<uint64_t>(whole.minor());
    const int128 product = int128{amount.minor()} * static_cast<int128>(percentage);
    constexpr int128 divisor = int128{100} * scale;
    const int128 cut = product / divisor - (product % divisor < 0 ? 1 : 0);
    return money::of_minor(narrowed(cut), amount.currency());
}

} // namespace detail

inline contribution_split split_contribution(const money& total, const money& own,
                                             const money& planned_total,
                                             std::span<const contribution> parts,
                                             const rounding_profile& profile) {
    if (planned_total <= money(planned_total.currency()) || parts.empty())
        throw std::invalid_argument("nothing is planned");
    for (const auto& part : parts)
        if (part.planned.is_negative() || part.planned > planned_total)
            throw std::invalid_argument(
                "a contribution is negative, or larger than the planned total");
    for (const money& other : {own, planned_total})
        if (other.currency() != total.currency())
            throw currency_mismatch(total.currency().code(), other.currency().code());
    contribution_split split{{}, own, 0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        split.parts.push_back(detail::cut_at_ratio(total, parts[i].planned, planned_total));
        split.unassigned -= split.parts.back();
        if (parts[i].planned > parts[split.owner].planned)
            split.owner = i;
    }
    if (profile.of_which_has_owner) {
        split.parts[split.owner] += split.unassigned;
        split.unassigned = money(own.currency());
    }
    return split;
}

} // namespace v0
} // namespace cofin
