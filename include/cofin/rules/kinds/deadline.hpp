/// deadline/1: the project ends within so many months of its start, and no later than a day.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter deadline_parameters[] = {
    {"from", fact_type::text, tighter::fixed, true,
     "project fact that starts the time, such as starts_on"},
    {"to", fact_type::text, tighter::fixed, true,
     "project fact that must not be later, such as ends_on"},
    {"months", fact_type::count, tighter::smaller, false,
     "whole months; the last day is the day before the same date"},
    {"latest", fact_type::date, tighter::earlier, false, "last day whatever the start"},
    effect_parameter,
};

/// `to` is before `from` plus the months (one year from 1 March ends on the last of February), and not after `latest`.
inline verdict judge_deadline(const item& project, const rule_row& row) {
    const std::string& from = *row.find<std::string>("from");
    const std::string& to = *row.find<std::string>("to");
    const day* end = project.find<day>(to);
    if (end == nullptr)
        return missing(to);
    if (const auto* months = row.find<int64_t>("months")) {
        const day* start = project.find<day>(from);
        if (start == nullptr)
            return missing(from);
        const day last = months_later(*start, static_cast<int>(*months)) - date::days(1);
        project.show([&] {
            return to_string(*start) + " + " + std::to_string(*months) + " months: last day " +
                   to_string(last);
        });
        if (*end > last)
            return broken(row, to + " " + to_string(*end) + " is later than " + to_string(last) +
                                   ", " + std::to_string(*months) + " months from " + from + " " +
                                   to_string(*start));
    }
    const day* latest = row.find<day>("latest");
    if (latest != nullptr && *end > *latest)
        return broken(row, to + " " + to_string(*end) + " is later than " + to_string(*latest));
    return eligible();
}

inline constexpr rule_kind deadline{
    .name = "deadline/1",
    .summary = "the project ends within so many months of its start, and no later than a day",
    .parameters = deadline_parameters,
    .at = step::project,
    .about = scope::project,
    .assess = [](rule_run& run) { run.on_project(judge_deadline); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
