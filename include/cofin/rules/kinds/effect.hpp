/// What follows when a rule is broken: the cost is refused, or a person is asked.
#pragma once

#include <cofin/rules/kind.hpp>
#include <cofin/rules/rule.hpp>

#include <array>
#include <string>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> effects{"exclude", "judge"};

/// The `effect` parameter of kinds whose rules can refuse or ask.
inline constexpr parameter effect_parameter{
    "effect",
    fact_type::text,
    tighter::fixed,
    true,
    "what follows when it is broken: exclude, or judge (a person is asked)",
    effects};

/// The objection that the row's effect makes of a broken rule.
inline verdict broken(const rule_row& row, phrase why) {
    return *row.find<std::string>("effect") == "judge" ? asked(std::move(why))
                                                       : excluded(std::move(why));
}

/// The question where an amount cannot be compared with a limit.
inline verdict asked_across_currencies(const phrase& what, const money& amount,
                                       const money& limit) {
    return asked(phrase("the {} {} and the limit {} are in different currencies: is it above?",
                        what, amount, limit));
}

} // namespace kinds
} // namespace v0
} // namespace cofin
