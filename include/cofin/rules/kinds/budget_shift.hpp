/// budget_shift/1: the costs of a budget line stay within it, or within what the programme lets it grow.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/short_text.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> budget_owners{"partner", "project"};
inline constexpr parameter budget_shift_parameters[] = {
    {"over_share", fact_type::proportion, tighter::smaller, true,
     "how far a category may exceed its budget, inclusive"},
    only_above({"line_of", fact_type::text, tighter::fixed, false,
                "whose line it is: each partner's (if not given) or the whole project's",
                budget_owners}),
    {"whole", fact_type::flag, tighter::fixed, false,
     "true: a cost that leads over the line is refused as a whole, and still counts for those "
     "after it"},
    effect_parameter,
};

namespace budget_shift_detail {

/// What a row says, its names looked up once.
struct terms {
    explicit terms(const rule_row& stated)
        : row(&stated), whole(stated.value_or<bool>("whole", false)) {
        const auto* owner = stated.find<std::string>("line_of");
        of_project = owner != nullptr && *owner == "project";
    }
    const rule_row* row;
    bool whole;
    bool of_project;
};

/// A budget line, and what costs have used of it.
struct budget_use {
    uint64_t hash;       ///< of the names below: few numbers are compared faster than few texts
    const rule_row* row; ///< that it holds by
    std::string partner; ///< empty: of the whole project
    std::string category;
    money budget;
    money limit;
    money used;
};

/// The line of a cost among those that costs before it used.
inline budget_use& line_of(const rule_run& run, const terms& by, const cost& declared,
                           std::vector<budget_use>& lines) {
    const std::string_view partner = by.of_project ? std::string_view() : declared.partner;
    const uint64_t hash = 31 * hash_of_text(partner) + hash_of_text(declared.category);
    for (auto& line : lines)
        if (line.hash == hash && line.row == by.row &&
            same_text(line.category, declared.category) && same_text(line.partner, partner))
            return line;
    const auto& agreed = run.project();
    const money budget =
        planned(agreed.budget, agreed.currency, std::string(partner), declared.category);
    const rate most = rate::of(1, 1) + *by.row->find<rate>("over_share");
    lines.push_back({hash, by.row, std::string(partner), declared.category, budget,
                     (most * budget).rounded(rounding::floor), money(agreed.currency)});
    return lines.back();
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
    row_terms<terms> rows;
    std::vector<budget_use> lines;
    for (const auto& [index, row] : run.select_costs()) {
        if (run.project().budget.empty()) {
            run.propose(index, missing("budget"));
            continue;
        }
        const terms& by = rows.of(*row);
        const cost& declared = run.cost_at(index);
        auto& line = line_of(run, by, declared, lines);
        run.show(index, [&] {
            return phrase("budget {}, limit {}, used before {}", line.budget, line.limit,
                          line.used);
        });
        const money over = over_line(line, run.net_of(index), by.whole);
        if (over.is_zero())
            continue;
        const phrase why =
            by.of_project
                ? phrase("{} exceeds its budget {} by {}", declared.category, line.budget, over)
                : phrase("{} of partner {} exceeds its budget {} by {}", declared.category,
                         declared.partner, line.budget, over);
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
