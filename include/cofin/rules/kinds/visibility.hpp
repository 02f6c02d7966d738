/// visibility/1: duties of information and publicity; a breach may cost a share of the support.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter visibility_parameters[] = {
    {"duties", fact_type::list, tighter::superset, true,
     "words of the fact visibility that must be there"},
    only_above({"correction_max", fact_type::proportion, tighter::smaller, false,
                "most of the support that a breach may cost: a person fixes it"}),
    effect_parameter,
};

inline verdict judge_visibility(const item& project, const rule_row& row) {
    const auto* met = project.find<texts>("visibility");
    if (met == nullptr)
        return missing("visibility");
    texts absent;
    for (const auto& duty : row.words("duties"))
        if (!contains(*met, duty))
            absent.push_back(duty);
    if (absent.empty())
        return eligible();
    const auto* most = row.find<rate>("correction_max");
    const std::string duties = joined(absent, ", ");
    return broken(row, most == nullptr
                           ? phrase("duties not met: {}", duties)
                           : phrase("duties not met: {}: up to {} of the support may be cancelled",
                                    duties, *most));
}

inline constexpr rule_kind visibility{
    .name = "visibility/1",
    .summary = "duties of information and publicity; a breach may cost a share of the support",
    .parameters = visibility_parameters,
    .at = step::correction,
    .about = scope::project,
    .assess = [](rule_run& run) { run.on_project(judge_visibility); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
