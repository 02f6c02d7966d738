/// grant_bounds/1: least and most that a source gives to one project, and the largest total cost.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter grant_bounds_parameters[] = {
    {"source", fact_type::text, tighter::fixed, true, "the source that is bounded"},
    {"max", fact_type::amount, tighter::smaller, false,
     "most that it gives: lowers its rate, refuses nothing"},
    {"min", fact_type::amount, tighter::larger, false, "least planned amount, inclusive"},
    {"total_max", fact_type::amount, tighter::smaller, false,
     "largest planned total cost, inclusive"},
    {"total_min", fact_type::amount, tighter::larger, false, "least planned total cost, inclusive"},
    effect_parameter,
};

namespace grant_bounds_detail {

/// The cap of the source in this project: the smallest of all that apply. It is judged later, in the rule's step, once
/// the plan's split is known; here a rule that nothing carries lowers nothing.
inline void prepare(rule_run& run) {
    const auto found = run.applies_to_project();
    if (!run.rule().can_cut())
        return;
    if (found.says.said == outcome::undetermined)
        run.terms().open.push_back(run.rule().id);
    const money* most = found.row == nullptr ? nullptr : found.row->find<money>("max");
    if (most == nullptr)
        return;
    if (most->is_negative())
        throw rulebook_error(run.rule().at, wording("max of rule {} below zero", run.rule().id),
                             wording("an amount that is not negative"));
    if (most->currency() != run.project().currency)
        return run.terms().open.push_back(run.rule().id);
    for (auto& source : run.terms().sources)
        if (source.name == *found.row->find<std::string>("source"))
            source.cap = source.cap ? std::min(*source.cap, *most) : *most;
}

inline verdict judge(rule_run& run, const item& project, const rule_row& row) {
    const auto& agreed = project.project();
    for (const auto* bound : {"max", "total_max", "total_min", "min"})
        if (const auto* given = row.find<money>(bound);
            given != nullptr && given->currency() != agreed.currency)
            return missing(phrase("{} in {}", bound, agreed.currency.code()));
    const auto* total_most = row.find<money>("total_max");
    const auto* total_least = row.find<money>("total_min");
    const auto* least = row.find<money>("min");
    if (agreed.budget.empty() &&
        (total_most != nullptr || total_least != nullptr || least != nullptr))
        return missing("budget");
    const money total = planned(agreed.budget, agreed.currency);
    if (total_most != nullptr && total > *total_most)
        return broken(row, phrase("planned total cost {} is over {}", total, *total_most));
    if (total_least != nullptr && total < *total_least)
        return broken(row, phrase("planned total cost {} is under {}", total, *total_least));
    if (least == nullptr)
        return eligible();
    const std::string& name = *row.find<std::string>("source");
    const auto& sources = run.terms().sources;
    const auto at = std::ranges::find(sources, name, &funding_source::name);
    if (!run.planned() || at == sources.end())
        return missing(phrase("planned amount of {}", name));
    const money given = run.planned()->paid[static_cast<std::size_t>(at - sources.begin())];
    project.show([&] { return phrase("planned {} {}, least {}", name, given, *least); });
    if (given < *least)
        return broken(row, phrase("planned {} {} is under {}", name, given, *least));
    return eligible();
}

} // namespace grant_bounds_detail

inline constexpr rule_kind grant_bounds{
    .name = "grant_bounds/1",
    .summary = "least and most that a source gives to one project, and the largest total cost",
    .parameters = grant_bounds_parameters,
    .at = step::project,
    .about = scope::project,
    .prepare = grant_bounds_detail::prepare,
    .assess =
        [](rule_run& run) {
            run.on_project([&](const item& project, const rule_row& row) {
                return grant_bounds_detail::judge(run, project, row);
            });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
