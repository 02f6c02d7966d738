/// budget_shift/1: the costs of a budget line stay within it, or within what the programme lets it grow.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

#include <map>
#include <string>
#include <tuple>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> budget_owners{"partner", "project"};
inline constexpr parameter budget_shift_parameters[] = {
    {"over_share", fact_type::proportion, tighter::smaller, true,
     "how far a category may exceed its budget, inclusive"},
    {"line_of", fact_type::text, tighter::fixed, false,
     "whose line it is: each partner's (if not given) or the whole project's", budget_owners},
    {"whole", fact_type::flag, tighter::fixed, false,
     "true: a cost that leads over the line is refused as a whole, and still counts for those "
     "after it"},
    effect_parameter,
};

namespace budget_shift_detail {

struct budget_use {
    money budget;
    money limit;
    money used;
};

inline budget_use line_of(const rule_run& run, const rule_row& row, const std::string& partner,
                          const std::string& category) {
    const auto& agreed = run.project();
    const money budget = planned(agreed.budget, agreed.currency, partner, category);
    const rate most = rate::of(1, 1) + *row.find<rate>("over_share");
    return {budget, (most * budget).rounded(rounding::floor), money(agreed.currency)};
}

/// What of a cost goes over its line, all of it where the rule refuses it as a whole; the line's use grows by what counts.
inline money over_line(budget_use& line, const money& left, bool whole) {
    const money nothing(left.currency());
    const money room = line.limit - line.used;
    if (left <= room) {
        line.used += left;
        return nothing;
    }
    const money over = whole ? left : left - std::max(room, nothing);
    line.used += whole ? left : left - over;
    return over;
}

/// In order: what fits is kept, what exceeds the line is refused or asked.
inline void judge(rule_run& run) {
    std::map<std::tuple<const rule_row*, std::string, std::string>, budget_use> lines;
    for (const auto& [index, row] : run.select_costs()) {
        const cost& declared = run.cost_at(index);
        const auto* owner = row->find<std::string>("line_of");
        const bool of_project = owner != nullptr && *owner == "project";
        const std::string partner = of_project ? "" : declared.partner;
        const std::tuple key(row, partner, declared.category);
        auto known = lines.find(key);
        if (known == lines.end())
            known = lines.emplace(key, line_of(run, *row, partner, declared.category)).first;
        auto& line = known->second;
        run.show(index, [&, &use = line] {
            return "budget " + to_string(use.budget) + ", limit " + to_string(use.limit) +
                   ", used before " + to_string(use.used);
        });
        const money over = over_line(line, run.net_of(index), row->value_or<bool>("whole", false));
        if (over.is_zero())
            continue;
        const std::string why =
            declared.category + (of_project ? std::string() : " of partner " + declared.partner) +
            " exceeds its budget " + to_string(line.budget) + " by " + to_string(over);
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
