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

struct totals {
    money settled;  ///< eligible so far
    money possible; ///< with what is still open
};

inline totals totals_of(const rule_run& run) {
    const currency unit = run.project().currency;
    totals sum{money(unit), money(unit)};
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i) {
        if (!run.state(i).declared)
            continue;
        sum.possible += run.state(i).left;
        if (!run.state(i).open)
            sum.settled += run.state(i).left;
    }
    return sum;
}

/// The total includes the limited costs themselves, as the steps before left them. What is over the share of it is cut,
/// last cost first; what only open costs would carry is undetermined.
inline void judge(rule_run& run) {
    const totals total = totals_of(run);
    money used(run.project().currency);
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
        used += run.net_of(index);
        const std::string share = " " + to_string(most) + " of ";
        if (unrounded(used) > most * total.possible) {
            const money admitted = (most * total.possible).rounded(rounding::floor);
            const money over = std::min(used - admitted, run.net_of(index));
            used -= over;
            run.propose(index, cut_by(over, joined(*natures, ", ") + " is over" + share +
                                                to_string(total.possible)));
        }
        if (unrounded(used) > most * total.settled && !run.state(index).open)
            run.propose(index, {outcome::undetermined,
                                joined(*natures, ", ") + " is over" + share +
                                    to_string(total.settled) + ", unless open costs count",
                                {}});
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
