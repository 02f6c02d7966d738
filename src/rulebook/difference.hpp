#pragma once

#include <cofin/rules/phrase.hpp>
#include <cofin/rules/rulebook.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cofin {

/// What one rule, or the book beside its rules, says differently in two rulebooks.
struct rule_difference {
    std::string rule; ///< its id; that of the later book for what is no rule's
    phrase
        about; ///< `rate`, `cite`, `from 2019-01-01: rate`; says nothing where the whole rule is in one book only
    std::optional<phrase> before; ///< none: only the later book says it
    std::optional<phrase> after;  ///< none: only the earlier book says it
};

/// The order of costs and the categories, then the rules that differ, in the order of the earlier book and then of the
/// later one's own; titles and tests do not count.
/// With a day only the rows in force on it are compared, without one all of them.
[[nodiscard]] std::vector<rule_difference>
differences(const rulebook& before, const rulebook& after, const std::optional<day>& on);

} // namespace cofin
