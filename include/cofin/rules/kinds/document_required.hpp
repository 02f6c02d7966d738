/// document_required/1: the documents that must be at hand for a cost.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

#include <algorithm>
#include <iterator>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter document_required_parameters[] = {
    {"documents", fact_type::list, tighter::superset, true,
     "words of the fact evidence that must be there"},
    effect_parameter,
};

[[gnu::always_inline]] inline verdict judge_document_required(const item& cost,
                                                              const rule_row& row) {
    const auto* at_hand = cost.find<texts>("evidence");
    if (at_hand == nullptr)
        return missing("evidence");
    const texts& wanted = row.words("documents");
    const auto is_absent = [&](const auto& document) { return !contains(*at_hand, document); };
    if (std::ranges::none_of(wanted, is_absent)) [[likely]]
        return eligible();
    texts absent;
    std::ranges::copy_if(wanted, std::back_inserter(absent), is_absent);
    return broken(row, phrase("not at hand: {}", joined(absent, ", ")));
}

inline constexpr rule_kind document_required{
    .name = "document_required/1",
    .summary = "the documents that must be at hand for a cost",
    .parameters = document_required_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .judge_costs = judge_each<judge_document_required>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
