/// sequence/1: dates follow each other: nothing is paid before its invoice.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

#include <iterator>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter sequence_parameters[] = {
    {"dates", fact_type::list, tighter::fixed, true,
     "names of dates, each on the day of the one before it or later"},
    effect_parameter,
};

inline wording unsound_sequence(const rule_row& row) {
    for (const auto& name : row.words("dates"))
        if (auto problem = unsound_date(name); !problem.empty())
            return problem;
    return row.words("dates").size() == 1 ? wording("one date is no sequence") : wording();
}

/// What a row says, its names looked up once.
struct sequence_terms {
    /// Reads the values of a row, once.
    explicit sequence_terms(const rule_row& stated)
        : row(&stated), dates(known_facts(stated.words("dates"))) {}
    const rule_row* row;
    std::vector<known_fact> dates;
};

[[gnu::always_inline]] inline verdict judge_sequence(const item& on, const sequence_terms& by) {
    const day* before = nullptr;
    for (const auto& name : by.dates) {
        const auto* date = on.find<day>(name);
        if (date == nullptr)
            return missing(name.text());
        if (before != nullptr && *date < *before)
            return broken(*by.row, phrase("{} {} is before {} {}", name.text(), *date,
                                          std::prev(&name)->text(), *before));
        before = date;
    }
    return eligible();
}

/// A sequence that names a date of costs is judged cost by cost. Null for a rule without rows.
inline const std::string* lowest_date(const rule& stated) {
    if (stated.rows.empty())
        return nullptr;
    const texts& names = stated.rows.front().words("dates");
    const auto below = std::ranges::find_if(
        names, [](const auto& name) { return subject_of(name) != subject::project; });
    return below == names.end() ? &names.front() : &*below;
}

inline constexpr rule_kind sequence{
    .name = "sequence/1",
    .summary = "dates follow each other: nothing is paid before its invoice",
    .parameters = sequence_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .unsound = unsound_sequence,
    .assess =
        [](rule_run& run) { judge_above_costs(run, lowest_date(run.rule()), judge_sequence); },
    .judge_costs =
        [](rule_run& run, cost_range costs) {
            judge_costs_of<judge_sequence>(run, lowest_date(run.rule()), costs);
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
