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
     "largest share of the total, inclusive"},
};

namespace category_cap_detail {

/// Whether a cost is limited by the row; none where its nature is not known.
inline std::optional<bool> is_limited(const cost& one, const rule_row& row) {
    const auto* natures = one.known.find_as<texts>("nature");
    if (natures == nullptr)
        return std::nullopt;
    const texts limited = row.words("natures");
    return std::ranges::find_first_of(*natures, limited) != natures->end();
}

/// The total is what counts in the end, the limited costs themselves included, so they may be
/// share / (1 - share) of all others. What is over is cut, last cost first.
inline void judge(rule_run& run) {
    const auto selected = run.select_costs();
    money others(run.project().currency);
    for (std::size_t i = 0; i < run.declared().costs.size(); ++i)
        if (run.state(i).declared)
            others += run.state(i).left;
    for (const auto& [index, row] : selected)
        if (is_limited(run.cost_at(index), *row).value_or(false))
            others -= run.state(index).left;
    money used(run.project().currency);
    for (const auto& [index, row] : selected) {
        const auto limited = is_limited(run.cost_at(index), *row);
        if (!limited)
            run.propose(index, missing("nature"));
        const rate& most = *row->find<rate>("share_max");
        if (!limited.value_or(false) || most >= rate::of(1, 1))
            continue;
        used += run.state(index).left;
        const rate beside = rate::of(most.numerator(), most.denominator() - most.numerator());
        const money admitted = (beside * others).rounded(rounding::floor);
        run.show(index, [&] {
            return to_string(most) + " of the total is " + to_string(beside) +
                   " of all other costs " + to_string(others) + ": " + to_string(admitted) +
                   ", used with this cost " + to_string(used);
        });
        if (used <= admitted)
            continue;
        const money over = std::min(used - admitted, run.state(index).left);
        used -= over;
        run.propose(index,
                    cut_by(over, joined(row->words("natures"), ", ") + " is over " +
                                     to_string(most) + " of the total: beside other costs of " +
                                     to_string(others) + " at most " + to_string(admitted) +
                                     " counts"));
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
