/// sequence/1: dates follow each other: nothing is paid before its invoice.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter sequence_parameters[] = {
    {"dates", fact_type::list, tighter::fixed, true,
     "names of dates, each on the day of the one before it or later"},
    effect_parameter,
};

inline std::string unsound_sequence(const rule_row& row) {
    for (const auto& name : row.words("dates"))
        if (auto problem = unsound_date(name); !problem.empty())
            return problem;
    return row.words("dates").size() == 1 ? "one date is no sequence" : "";
}

inline verdict judge_sequence(const item& on, const rule_row& row) {
    const texts& names = row.words("dates");
    const day* before = nullptr;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto* date = on.find<day>(names[i]);
        if (date == nullptr)
            return missing(names[i]);
        if (before != nullptr && *date < *before)
            return broken(row, names[i] + " " + to_string(*date) + " is before " + names[i - 1] +
                                   " " + to_string(*before));
        before = date;
    }
    return eligible();
}

inline constexpr rule_kind sequence{
    .name = "sequence/1",
    .summary = "dates follow each other: nothing is paid before its invoice",
    .parameters = sequence_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .unsound = unsound_sequence,
    .assess =
        [](rule_run& run) {
            const auto& rows = run.rule().rows;
            if (rows.empty())
                return;
            // A sequence that names a date of costs is judged cost by cost.
            const texts& names = rows.front().words("dates");
            const auto of_cost = std::ranges::find_if(names, [](const auto& name) {
                const auto* fact = find_fact(name);
                return fact != nullptr && fact->about != subject::project;
            });
            on_subject_of(run, of_cost == names.end() ? names.front() : *of_cost, judge_sequence);
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
