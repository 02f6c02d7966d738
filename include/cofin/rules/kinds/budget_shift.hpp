/// budget_shift/1: the costs of a budget line stay within it, or within what the programme lets it grow.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter budget_shift_parameters[] = {
    {"over_share", fact_type::proportion, tighter::smaller, true,
     "how far a partner's category may exceed its budget, inclusive"},
    effect_parameter,
};

namespace budget_shift_detail {

/// In the order of payment: what fits is kept, what exceeds the line is refused or asked.
inline void judge(rule_run& run) {
    const auto& agreed = run.project();
    std::map<std::pair<std::string, std::string>, money> used;
    for (const auto& [index, row] : run.select_costs()) {
        const cost& line = run.cost_at(index);
        const money budget = planned(agreed.budget, agreed.currency, line.partner, line.category);
        const rate most = rate::of(1, 1) + *row->find<rate>("over_share");
        const money limit = (most * budget).rounded(rounding::floor);
        auto& sum =
            used.try_emplace({line.partner, line.category}, money(agreed.currency)).first->second;
        const money left = run.state(index).left;
        run.show(index, [&] {
            return "budget " + to_string(budget) + ", limit " + to_string(limit) +
                   ", used before " + to_string(sum);
        });
        const money room = limit - sum;
        if (left <= room) {
            sum += left;
            continue;
        }
        const money over = left - std::max(room, money(agreed.currency));
        sum += left - over;
        const std::string why = line.category + " of partner " + line.partner +
                                " exceeds its budget " + to_string(budget) + " by " +
                                to_string(over);
        const bool judge_it = *row->find<std::string>("effect") == "judge";
        run.propose(index, judge_it ? asked(why) : cut_by(over, why));
    }
}

} // namespace budget_shift_detail

inline constexpr rule_kind budget_shift{
    .name = "budget_shift/1",
    .summary =
        "the costs of a budget line stay within it, or within what the programme lets it grow",
    .parameters = budget_shift_parameters,
    .at = step::cap,
    .about = scope::cost,
    .assess = budget_shift_detail::judge,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
