/// territory/1: a partner's seat, or the place of a cost, lies in one of the listed territories.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> territory_facts{"seat", "location"};
inline constexpr parameter territory_parameters[] = {
    {"of", fact_type::text, tighter::fixed, true,
     "which place: seat (of the partner) or location (of the cost)", territory_facts},
    {"codes", fact_type::list, tighter::subset, true,
     "territories inside; a code contains all codes that begin with it"},
    {"except", fact_type::list, tighter::superset, false,
     "territories within those that are outside all the same"},
    effect_parameter,
};

/// The code equals a listed one or begins with it, and no excepted one: NUTS and district codes nest by prefix.
[[gnu::always_inline]] inline verdict judge_territory(const item& on, const rule_row& row) {
    const std::string& name = *row.find<std::string>("of");
    const auto* code = on.find<std::string>(name);
    if (code == nullptr)
        return missing(name);
    const auto begins = [&](const std::string& territory) { return code->starts_with(territory); };
    const texts& except = row.words("except");
    if (const auto outside = std::ranges::find_if(except, begins); outside != except.end())
        return broken(row, phrase("{} {} is in {}, which is excepted", name, *code, *outside));
    if (std::ranges::any_of(row.words("codes"), begins))
        return eligible();
    return broken(row, phrase("{} {} is outside {}", name, *code, joined(row.words("codes"), " ")));
}

inline constexpr rule_kind territory{
    .name = "territory/1",
    .summary = "a partner's seat, or the place of a cost, lies in one of the listed territories",
    .parameters = territory_parameters,
    .at = step::project,
    .about = scope::partner,
    .assess =
        [](rule_run& run) {
            judge_above_costs(run, fact_named(run.rule(), "of"), judge_territory);
        },
    .judge_costs =
        [](rule_run& run, cost_range costs) {
            judge_costs_of<judge_territory>(run, fact_named(run.rule(), "of"), costs);
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
