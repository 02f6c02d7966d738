/// deadline/1: the project ends within so many months of its start and no later than a day, or one
/// date is not after another.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter deadline_parameters[] = {
    {"start", fact_type::text, tighter::fixed, true,
     "project fact that starts the time, such as starts_on; with neither months nor latest it is "
     "the last day itself"},
    {"end", fact_type::text, tighter::fixed, true,
     "project fact that must not be later, such as ends_on"},
    only_above({"months", fact_type::count, tighter::smaller, false,
                "whole months; the last day is the day before the same date"}),
    only_above({"latest", fact_type::date, tighter::earlier, false, "last day whatever the start"}),
    effect_parameter,
};

/// `end` is before `start` plus the months (one year from 1 March ends on the last of February), and
/// not after `latest`; where the row gives neither, it is not after `start`.
inline verdict judge_deadline(const item& project, const rule_row& row) {
    const std::string& start = *row.find<std::string>("start");
    const std::string& end = *row.find<std::string>("end");
    const auto late = [&](day on, const std::string& than) {
        return broken(row, end + " " + to_string(on) + " is later than " + than);
    };
    const auto* ends = project.find<day>(end);
    if (ends == nullptr)
        return missing(end);
    const auto* months = row.find<int64_t>("months");
    const auto* latest = row.find<day>("latest");
    if (latest != nullptr && *ends > *latest)
        return late(*ends, to_string(*latest));
    if (latest != nullptr && months == nullptr)
        return eligible();
    const auto* starts = project.find<day>(start);
    if (starts == nullptr)
        return missing(start);
    if (months == nullptr)
        return *ends > *starts ? late(*ends, start + " " + to_string(*starts)) : eligible();
    const day last = months_later(*starts, static_cast<int>(*months)) - date::days(1);
    const std::string term =
        std::to_string(*months) + " months from " + start + " " + to_string(*starts);
    project.show([&] { return term + ": last day " + to_string(last); });
    return *ends > last ? late(*ends, to_string(last) + ", " + term) : eligible();
}

inline constexpr rule_kind deadline{
    .name = "deadline/1",
    .summary = "the project ends within so many months of its start, and no later than a day or "
               "another date",
    .parameters = deadline_parameters,
    .at = step::project,
    .about = scope::project,
    .assess = [](rule_run& run) { run.on_project(judge_deadline); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
