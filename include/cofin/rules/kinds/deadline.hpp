/// deadline/1: the project ends within so many months of its start and no later than a day, or one
/// date is not after another.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/fixed_day.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/spelling.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter deadline_parameters[] = {
    {"start", fact_type::text, tighter::fixed, true,
     "fact that starts the time, such as starts_on; with neither months nor latest it is "
     "the last day itself"},
    {"end", fact_type::text, tighter::fixed, true, "fact that must not be later, such as ends_on"},
    only_above({"months", fact_type::count, tighter::smaller, false,
                "whole months; the last day is the day before the same date"}),
    only_above({"days", fact_type::count, tighter::smaller, false, "days after `start`"}),
    only_above({"working_days", fact_type::flag, tighter::fixed, false,
                "true: days are Monday to Friday; public holidays are not known here"}),
    only_above({"next_year", fact_type::text, tighter::fixed, false,
                "month and day in the year after `start`, such as 01-31"}),
    only_above({"latest", fact_type::date, tighter::earlier, false, "last day whatever the start"}),
    effect_parameter,
};

namespace deadline_detail {

inline wording unsound(const rule_row& row) {
    for (const auto* name : {"start", "end"})
        if (const auto* date = row.find<std::string>(name);
            date != nullptr && !unsound_date(*date).empty())
            return unsound_date(*date);
    const auto* next = row.find<std::string>("next_year");
    if (next != nullptr && !day_next_year(day{}, *next))
        return wording("{} is no month and day such as 01-31", in_quotes(*next));
    const int terms = (row.find<int64_t>("months") != nullptr ? 1 : 0) +
                      (row.find<int64_t>("days") != nullptr ? 1 : 0) + (next != nullptr ? 1 : 0);
    return terms > 1 ? wording("months, days and next_year are three terms, expected one")
                     : wording();
}

/// A last day and how it came about.
struct term {
    day last;
    phrase text;
};

/// Months end on the day before the same date (one year from 1 March ends on the last of February); days are counted from
/// the day after; without a term the last day is `start` itself.
inline term term_of(const rule_row& row, const std::string& name, day starts) {
    if (const auto* months = row.find<int64_t>("months"))
        return {
            months_later(starts, static_cast<int>(*months)) - date::days(1),
            plural_phrase("{} month from {} {}", "{} months from {} {}")(*months, name, starts)};
    if (const auto* days = row.find<int64_t>("days")) {
        if (row.value_or<bool>("working_days", false))
            return {working_days_later(starts, *days),
                    plural_phrase("{} working day from {} {}",
                                  "{} working days from {} {}")(*days, name, starts)};
        return {starts + date::days(*days),
                plural_phrase("{} day from {} {}", "{} days from {} {}")(*days, name, starts)};
    }
    if (const auto* next = row.find<std::string>("next_year"))
        return {*day_next_year(starts, *next), phrase("{} of the year after {}", *next, name)};
    return {starts, phrase::text(name)};
}

/// `end` is not after the last day of its term, nor after `latest`.
inline verdict judge(const item& project, const rule_row& row) {
    const std::string& start = *row.find<std::string>("start");
    const std::string& end = *row.find<std::string>("end");
    const auto late = [&](day on, const auto& than) {
        return broken(row, phrase("{} {} is later than {}", end, on, than));
    };
    const auto* ends = project.find<day>(end);
    if (ends == nullptr)
        return missing(end);
    const auto* latest = row.find<day>("latest");
    if (latest != nullptr && *ends > *latest)
        return late(*ends, *latest);
    const bool has_term = row.find<int64_t>("months") != nullptr ||
                          row.find<int64_t>("days") != nullptr ||
                          row.find<std::string>("next_year") != nullptr;
    if (latest != nullptr && !has_term)
        return eligible();
    const auto* starts = project.find<day>(start);
    if (starts == nullptr)
        return missing(start);
    const auto [last, text] = term_of(row, start, *starts);
    project.show([&, what = text, on = last] { return phrase("{}: last day {}", what, on); });
    if (*ends <= last)
        return eligible();
    return has_term ? late(*ends, phrase("{}, {}", last, text))
                    : late(*ends, phrase("{} {}", start, last));
}

} // namespace deadline_detail

inline constexpr rule_kind deadline{
    .name = "deadline/1",
    .summary = "the project ends within so many months of its start, and no later than a day or "
               "another date",
    .parameters = deadline_parameters,
    .at = step::project,
    .about = scope::project,
    .unsound = deadline_detail::unsound,
    .assess =
        [](rule_run& run) {
            judge_above_costs(run, fact_named(run.rule(), "end"), deadline_detail::judge);
        },
    .judge_costs =
        [](rule_run& run, cost_range costs) {
            judge_costs_of<deadline_detail::judge>(run, fact_named(run.rule(), "end"), costs);
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
