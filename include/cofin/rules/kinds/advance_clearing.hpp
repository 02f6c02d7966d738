/// advance_clearing/1: what must be settled, and what must be at hand, before more money is advanced.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/plan_amounts.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter advance_clearing_parameters[] = {
    {"clear_share_min", fact_type::proportion, tighter::larger, false,
     "least share of the advances that is settled, inclusive"},
    {"share_max", fact_type::proportion, tighter::smaller, false,
     "most that advances may be of the planned grant, inclusive"},
    {"source", fact_type::text, tighter::fixed, false, "the source of that grant"},
    {"declarations", fact_type::list, tighter::superset, false,
     "words of the fact declarations that must be at hand"},
    effect_parameter,
};

namespace advance_clearing_detail {

inline wording unsound(const rule_row& row) {
    if (row.find<rate>("share_max") != nullptr && row.find<std::string>("source") == nullptr)
        return wording("share_max without source");
    const bool asks = row.find<rate>("share_max") != nullptr ||
                      row.find<rate>("clear_share_min") != nullptr ||
                      !row.words("declarations").empty();
    return asks ? wording() : wording("it asks nothing of the advance");
}

inline verdict judge(rule_run& run, const item& project, const rule_row& row) {
    const texts& wanted = row.words("declarations");
    const auto* at_hand = wanted.empty() ? nullptr : project.find<texts>("declarations");
    if (!wanted.empty() && at_hand == nullptr)
        return missing("declarations");
    for (const auto& word : wanted)
        if (!contains(*at_hand, word))
            return broken(row, phrase("not at hand: {}", word));
    const auto* least = row.find<rate>("clear_share_min");
    const auto* most = row.find<rate>("share_max");
    if (least == nullptr && most == nullptr)
        return eligible();
    const auto* received = project.find<money>("advance_received");
    if (received == nullptr)
        return missing("advance_received");
    if (least != nullptr) {
        const auto* settled = project.find<money>("advance_settled");
        if (settled == nullptr || settled->currency() != received->currency())
            return missing("advance_settled");
        if (unrounded(*settled) < *least * *received)
            return broken(row,
                          phrase("settled {} is less than {} of {}", *settled, *least, *received));
    }
    if (most == nullptr)
        return eligible();
    const auto grant = planned_from(run, *row.find<std::string>("source"));
    if (!grant || grant->currency() != received->currency())
        return missing(phrase("planned amount of {}", *row.find<std::string>("source")));
    return unrounded(*received) <= *most * *grant
               ? eligible()
               : broken(row, phrase("advances of {} are over {} of {}", *received, *most, *grant));
}

} // namespace advance_clearing_detail

inline constexpr rule_kind advance_clearing{
    .name = "advance_clearing/1",
    .summary = "what must be settled, and what must be at hand, before more money is advanced",
    .parameters = advance_clearing_parameters,
    .at = step::project,
    .about = scope::project,
    .unsound = advance_clearing_detail::unsound,
    .assess =
        [](rule_run& run) {
            run.on_project([&](const item& project, const rule_row& row) {
                return advance_clearing_detail::judge(run, project, row);
            });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
