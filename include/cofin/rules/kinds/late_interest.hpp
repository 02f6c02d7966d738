/// late_interest/1: from which day interest runs on money that came back late, and how much.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/kinds/fixed_day.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/spelling.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter late_interest_parameters[] = {
    {"amount", fact_type::text, tighter::fixed, true,
     "project fact: the amount that bears interest"},
    {"start", fact_type::text, tighter::fixed, true, "project date from which it runs"},
    {"after_start", fact_type::flag, tighter::fixed, true, "true: it runs from the day after"},
    only_above(
        {"next_year", fact_type::text, tighter::fixed, false,
         "month and day of the year after `start` that is the last day without interest, such as "
         "01-31"}),
    {"end", fact_type::text, tighter::fixed, true, "project date on which the money came back"},
    {"yearly_rate", fact_type::proportion, tighter::fixed, true,
     "simple interest of a year of 365 days"},
    ceiling_rounding_parameter,
};

namespace late_interest_detail {

inline wording unsound(const rule_row& row) {
    for (const auto* name : {"start", "end"})
        if (const auto* date = row.find<std::string>(name);
            date != nullptr && !unsound_date(*date).empty())
            return unsound_date(*date);
    const auto* amount = row.find<std::string>("amount");
    const auto* fact = amount == nullptr ? nullptr : find_fact(*amount);
    if (amount != nullptr && (fact == nullptr || fact->type != fact_type::amount))
        return wording("{} is no amount", *amount);
    const auto* next = row.find<std::string>("next_year");
    return next != nullptr && !day_next_year(day{}, *next)
               ? wording("{} is no month and day such as 01-31", in_quotes(*next))
               : wording();
}

/// A note: interest is owed beside the costs, it cuts none of them.
inline verdict judge(const item& project, const rule_row& row) {
    const auto fact = [&](const char* parameter) { return *row.find<std::string>(parameter); };
    const auto* amount = project.find<money>(fact("amount"));
    const auto* start = project.find<day>(fact("start"));
    const auto* end = project.find<day>(fact("end"));
    if (amount == nullptr || start == nullptr || end == nullptr)
        return missing(amount == nullptr  ? fact("amount")
                       : start == nullptr ? fact("start")
                                          : fact("end"));
    const auto* next = row.find<std::string>("next_year");
    const day due = next == nullptr ? *start : *day_next_year(*start, *next);
    const day first = due + date::days(*row.find<bool>("after_start") ? 1 : 0);
    if (*end < first || amount->is_zero())
        return eligible();
    const int64_t days = (*end - first).count() + 1;
    const rate& yearly = *row.find<rate>("yearly_rate");
    const unrounded interest = yearly * rate::of(days, 365) * *amount;
    const money owed = interest.rounded(*try_parse_rounding(*row.find<std::string>("rounding")));
    project.show(
        [&] { return phrase("{} x {} x {} / 365 = {}", *amount, yearly, days, interest); });
    return {
        outcome::note, phrase("interest from {} to {}, {} days: {}", first, *end, days, owed), {}};
}

} // namespace late_interest_detail

inline constexpr rule_kind late_interest{
    .name = "late_interest/1",
    .summary = "from which day interest runs on money that came back late, and how much",
    .parameters = late_interest_parameters,
    .at = step::project,
    .about = scope::project,
    .unsound = late_interest_detail::unsound,
    .assess = [](rule_run& run) { run.on_project(late_interest_detail::judge); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
