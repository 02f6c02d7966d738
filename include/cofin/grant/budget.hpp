/// The planned costs of a project, line by line.
#pragma once

#include <cofin/grant/fact.hpp>
#include <cofin/money/money.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// What one partner plans to spend in one category on one activity or task, in the agreement's currency.
struct budget_line {
    std::string partner;
    std::string category;
    std::string activity = {};
    money amount;
    std::optional<texts> natures =
        {}; ///< what it is by law: management, ...; none where nobody said
    std::optional<money> approved =
        {}; ///< what was approved first, where the budget was changed since
};

/// The lines of a partner (of all, where empty) in a category (in all, where empty), added.
money planned(std::span<const budget_line> budget, currency unit, std::string_view partner = {},
              std::string_view category = {});

// --- definitions ---

inline money planned(std::span<const budget_line> budget, currency unit, std::string_view partner,
                     std::string_view category) {
    money sum(unit);
    for (const auto& line : budget)
        if ((partner.empty() || line.partner == partner) &&
            (category.empty() || line.category == category))
            sum += line.amount;
    return sum;
}

} // namespace v0
} // namespace cofin
