/// exclusion_list/1: suppliers and others that a list of the declaration excludes.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

#include <string>
#include <utility>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter exclusion_list_parameters[] = {
    {"fact", fact_type::text, tighter::fixed, true,
     "fact of the cost that is looked up, such as supplier"},
    {"list", fact_type::text, tighter::fixed, true, "name of the list that the project gives"},
    effect_parameter,
};

inline wording unsound_exclusion_list(const rule_row& row) {
    const auto* name = row.find<std::string>("fact");
    return name == nullptr ? wording() : unsound_fact(*name);
}

/// What a row says, its names looked up once.
struct exclusion_list_terms {
    /// Reads the values of a row, once.
    explicit exclusion_list_terms(const rule_row& stated)
        : row(&stated), fact(*stated.find<std::string>("fact")),
          list(*stated.find<std::string>("list")) {}
    const rule_row* row;
    known_fact fact;
    std::string list;
};

/// `listed`: the list of that name; null where the declaration has none.
[[gnu::always_inline]] inline verdict judge_exclusion_list(const word_set* listed, const item& cost,
                                                           const exclusion_list_terms& by) {
    if (listed == nullptr)
        return missing(phrase("list {}", by.list));
    const auto* word = cost.find<std::string>(by.fact);
    if (word == nullptr)
        return missing(by.fact.text());
    return listed->contains(*word)
               ? broken(*by.row, phrase("{} {} is on the list {}", by.fact.text(), *word, by.list))
               : eligible();
}

inline constexpr rule_kind exclusion_list{
    .name = "exclusion_list/1",
    .summary = "suppliers and others that a list of the declaration excludes",
    .parameters = exclusion_list_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .unsound = unsound_exclusion_list,
    .judge_costs =
        [](rule_run& run, cost_range costs) {
            const exclusion_list_terms* row = nullptr; // whose list was looked up last
            const word_set* listed = nullptr;
            run.each_cost(
                costs, [&](const item& cost, const exclusion_list_terms& by)
                           __attribute__((always_inline)) {
                               if (std::exchange(row, &by) != &by)
                                   listed = run.declared().find_list(by.list);
                               return judge_exclusion_list(listed, cost, by);
                           });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
