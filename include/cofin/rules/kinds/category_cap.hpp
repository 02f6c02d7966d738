/// category_cap/1: costs of some nature are at most a share of the project's eligible costs.
#pragma once

#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter category_cap_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true,
     "natures of cost that are limited together"},
    {"share_max", fact_type::proportion, tighter::smaller, true,
     "largest share of the total, inclusive, compared exactly"},
};

namespace category_cap_detail {

/// The total includes the limited costs themselves. What is over the share of the settled total is cut, last cost first.
inline void judge(rule_run& run) {
    const currency unit = run.project().currency;
    money total(unit);
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i)
        if (run.state(i).declared)
            total += run.state(i).left;
    money used(unit);
    for (const auto& [index, row] : run.select_costs()) {
        const auto* natures = run.cost_at(index).known.find_as<texts>("nature");
        if (natures == nullptr) {
            run.propose(index, missing("nature"));
            continue;
        }
        const texts limited = row->words("natures");
        if (std::ranges::find_first_of(*natures, limited) == natures->end())
            continue;
        const rate& most = *row->find<rate>("share_max");
        used += run.state(index).left;
        if (unrounded(used) <= most * total)
            continue;
        const money admitted = (most * total).rounded(rounding::floor);
        const money over = std::min(used - admitted, run.state(index).left);
        used -= over;
        run.propose(index, cut_by(over, joined(*natures, ", ") + " is over " + to_string(most) +
                                            " of " + to_string(total)));
    }
}

} // namespace category_cap_detail

inline constexpr rule_kind category_cap{
    .name = "category_cap/1",
    .summary = "costs of some nature are at most a share of the project's eligible costs",
    .parameters = category_cap_parameters,
    .at = step::cap,
    .about = scope::cost,
    .assess = category_cap_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
