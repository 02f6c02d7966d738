/// At which points a system cuts amounts, and who gets what is left over.
#pragma once

#include <cofin/number/rounding.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// Where a point has no mode of its own, the rulebook's holds. Constant data.
struct rounding_profile {
    std::string_view name;
    std::optional<rounding> fund_in_plan;   ///< what a source pays of the budget
    std::optional<rounding> fund_in_claims; ///< what it pays of a claim, each by itself where given
    std::optional<rounding> flat_rate;      ///< a flat rate's amount, before the next rate reads it
    bool of_which_has_owner;            ///< whether the largest part gets what the cuts leave over
    std::optional<rounding> percentage; ///< shares shown, to two decimals; none: shown exactly
    std::optional<rounding> overview;   ///< shares of the plan shown, to two decimals
};

namespace profiles {

/// cofin's own: the rulebook's modes, and every cent has an owner.
inline constexpr rounding_profile own{
    .name = "cofin",
    .fund_in_plan = {},
    .fund_in_claims = {},
    .flat_rate = {},
    .of_which_has_owner = true,
    .percentage = {},
    .overview = {},
};

/// The figures of Jems 10.0.2, the monitoring system of most Interreg programmes, as its public code computes them: funds
/// cut toward zero in budgets and downward in reports, report by report; the partner takes the rest; each part of that
/// rest is cut by itself at a ratio of 17 decimals, and nobody gets what is left over. Conversion is half up in both.
inline constexpr rounding_profile jems_10{
    .name = "jems-10",
    .fund_in_plan = rounding::down,
    .fund_in_claims = rounding::floor,
    .flat_rate = rounding::down,
    .of_which_has_owner = false,
    .percentage = rounding::half_up,
    .overview = rounding::half_down,
};

inline constexpr const rounding_profile* all[] = {&own, &jems_10};

/// The profile of that name, null for an unknown one.
constexpr const rounding_profile* find(std::string_view name) noexcept {
    for (const auto* profile : all)
        if (profile->name == name)
            return profile;
    return nullptr;
}

} // namespace profiles
} // namespace v0
} // namespace cofin
