/// budget_reallocation/1: how far tasks may move away from the budget that was approved first.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/spelling.hpp>

#include <map>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter budget_reallocation_parameters[] = {
    {"share_max", fact_type::proportion, tighter::smaller, false,
     "most that a task may lose or gain of its approved amount, inclusive"},
    {"frozen", fact_type::list, tighter::superset, false,
     "natures, categories and tasks that must not grow"},
    {"frozen_in_tasks", fact_type::list, tighter::superset, false,
     "natures and categories that must not grow in any task"},
    {"total_fixed", fact_type::flag, tighter::fixed, true, "true: the total must not grow"},
    effect_parameter,
};

namespace budget_reallocation_detail {

struct amounts {
    money approved;
    money now;
};

inline bool is_named(const budget_line& line, const std::string& word) {
    return line.category == word || line.activity == word ||
           (line.natures && contains(*line.natures, word));
}

inline phrase moved(const amounts& of) { return phrase("{} to {}", of.approved, of.now); }

/// What must not grow at all, and what must not grow in any task.
inline verdict judge_frozen(const agreement& agreed, const rule_row& row) {
    const money nothing(agreed.currency);
    std::map<std::string, std::pair<phrase, amounts>> sums;
    for (const auto& line : agreed.budget) {
        const bool asks = !row.words("frozen").empty() || !row.words("frozen_in_tasks").empty();
        if (asks && !line.natures)
            return missing(phrase("nature of a budget line"));
        const auto add_to = [&](const phrase& named) {
            auto& sum =
                sums.try_emplace(to_string(named), named, amounts{nothing, nothing}).first->second;
            sum.second.approved += *line.approved;
            sum.second.now += line.amount;
        };
        for (const auto& word : row.words("frozen"))
            if (is_named(line, word))
                add_to(phrase::text(word));
        for (const auto& word : row.words("frozen_in_tasks"))
            if (is_named(line, word))
                add_to(phrase("{} in task {}", word, in_quotes(line.activity)));
    }
    for (const auto& [key, sum] : sums)
        if (sum.second.now > sum.second.approved)
            return broken(row, phrase("{} grows from {}", sum.first, moved(sum.second)));
    return eligible();
}

inline verdict judge(const item& project, const rule_row& row) {
    const auto& agreed = project.project();
    if (agreed.budget.empty())
        return missing("budget");
    const money nothing(agreed.currency);
    std::map<std::string, amounts> tasks;
    amounts total{nothing, nothing};
    for (const auto& line : agreed.budget) {
        if (!line.approved)
            return missing(phrase("approved amount of {} in task {}", line.category,
                                  in_quotes(line.activity)));
        auto& task = tasks.try_emplace(line.activity, amounts{nothing, nothing}).first->second;
        for (amounts* sum : {&task, &total}) {
            sum->approved += *line.approved;
            sum->now += line.amount;
        }
    }
    if (*row.find<bool>("total_fixed") && total.now > total.approved)
        return broken(row, phrase("the total grows from {}", moved(total)));
    if (auto says = judge_frozen(agreed, row); says.said != outcome::eligible)
        return says;
    const auto* most = row.find<rate>("share_max");
    if (most == nullptr)
        return eligible();
    for (const auto& [task, of] : tasks) {
        const money change = of.now < of.approved ? of.approved - of.now : of.now - of.approved;
        if (unrounded(change) > *most * of.approved)
            return broken(row, phrase("task {} moves from {}, more than {}", in_quotes(task),
                                      moved(of), *most));
    }
    return eligible();
}

} // namespace budget_reallocation_detail

inline constexpr rule_kind budget_reallocation{
    .name = "budget_reallocation/1",
    .summary = "how far tasks may move away from the budget that was approved first",
    .parameters = budget_reallocation_parameters,
    .at = step::project,
    .about = scope::project,
    .assess = [](rule_run& run) { run.on_project(budget_reallocation_detail::judge); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
