/// exclusion_list/1: suppliers and others that a list of the declaration excludes.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter exclusion_list_parameters[] = {
    {"fact", fact_type::text, tighter::fixed, true,
     "fact of the cost that is looked up, such as supplier"},
    {"list", fact_type::text, tighter::fixed, true, "name of the list that the project gives"},
    effect_parameter,
};

inline std::string unsound_exclusion_list(const rule_row& row) {
    const auto* name = row.find<std::string>("fact");
    return name == nullptr ? std::string() : unsound_fact(*name);
}

inline verdict judge_exclusion_list(const rule_run& run, const item& cost, const rule_row& row) {
    const std::string& list = *row.find<std::string>("list");
    const auto known = run.declared().lists.find(list);
    if (known == run.declared().lists.end())
        return missing("list " + list);
    const std::string& name = *row.find<std::string>("fact");
    const auto* word = cost.find<std::string>(name);
    if (word == nullptr)
        return missing(name);
    return known->second.contains(*word)
               ? broken(row, name + " " + *word + " is on the list " + list)
               : eligible();
}

inline constexpr rule_kind exclusion_list{
    .name = "exclusion_list/1",
    .summary = "suppliers and others that a list of the declaration excludes",
    .parameters = exclusion_list_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .unsound = unsound_exclusion_list,
    .assess =
        [](rule_run& run) {
            run.each_cost([&](const item& cost, const rule_row& row) {
                return judge_exclusion_list(run, cost, row);
            });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
