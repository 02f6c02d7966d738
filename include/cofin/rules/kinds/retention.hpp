/// retention/1: until when records are kept: a fixed day, or so many years from an event, whichever is later.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/subject_of.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter retention_parameters[] = {
    {"no_earlier_than", fact_type::date, tighter::later, false, "a fixed day"},
    {"years", fact_type::count, tighter::larger, false, "whole years from `start`"},
    {"start", fact_type::text, tighter::fixed, false, "project date that the years count from"},
    effect_parameter,
};

namespace retention_detail {

inline wording unsound(const rule_row& row) {
    const auto* start = row.find<std::string>("start");
    const bool counts = row.find<int64_t>("years") != nullptr;
    if (counts != (start != nullptr))
        return wording("years and start go together");
    if (start != nullptr && !unsound_date(*start).empty())
        return unsound_date(*start);
    return counts || row.find<day>("no_earlier_than") != nullptr ? wording()
                                                                 : wording("it names no day");
}

inline verdict judge(const item& project, const rule_row& row) {
    const auto* kept = project.find<day>("records_kept_until");
    if (kept == nullptr)
        return missing("records_kept_until");
    day last = row.value_or<day>("no_earlier_than", day::min());
    if (const auto* start = row.find<std::string>("start")) {
        const auto* from = project.find<day>(*start);
        if (from == nullptr)
            return missing(*start);
        last = std::max(
            last,
            months_later(*from, static_cast<int>(
                                    12 * std::min<int64_t>(*row.find<int64_t>("years"), 1000))));
    }
    return *kept >= last
               ? eligible()
               : broken(row, phrase("records are kept until {}, expected until {}", *kept, last));
}

} // namespace retention_detail

inline constexpr rule_kind retention{
    .name = "retention/1",
    .summary =
        "until when records are kept: a fixed day or years from an event, whichever is later",
    .parameters = retention_parameters,
    .at = step::project,
    .about = scope::project,
    .unsound = retention_detail::unsound,
    .assess = [](rule_run& run) { run.on_project(retention_detail::judge); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
