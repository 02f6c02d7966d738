/// What a rule found on an item, with the text it rests on.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/rules/citation.hpp>
#include <cofin/rules/outcome.hpp>

#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// What a finding is about.
enum class scope : std::uint8_t { project, partner, cost };
inline constexpr std::array<std::string_view, 3> scope_names{"project", "partner", "cost"};

/// A rule's objection, question or note. Findings are values; nothing is overwritten in them.
struct finding {
    std::string rule;
    outcome said = outcome::note;
    scope about = scope::cost;
    std::string item; ///< id of the cost, partner or project
    step at = step::exclude;
    money cut; ///< what it took off the item, in the agreement's currency
    money
        proposed; ///< what the rule alone would have taken, before the largest of several cuts was chosen
    phrase message;
    std::vector<citation> cites;
};

} // namespace v0
} // namespace cofin
