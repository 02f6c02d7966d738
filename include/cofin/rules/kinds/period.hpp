/// period/1: a cost counts only if its dates lie in a period, both ends included.
#pragma once

#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter period_parameters[] = {
    {"dates", fact_type::list, tighter::superset, true,
     "the dates of the cost that must lie in the period"},
    {"first", fact_type::date, tighter::later, false, "first day"},
    {"last", fact_type::date, tighter::earlier, false, "last day"},
    {"first_of", fact_type::text, tighter::fixed, false,
     "project fact that is the first day, such as starts_on"},
    {"last_of", fact_type::text, tighter::fixed, false,
     "project fact that is the last day, such as ends_on"},
    only_above({"grace_days", fact_type::count, tighter::smaller, false,
                "days after the last one that still count; 0 if not given"}),
};

/// Each named date lies from the first to the last day; a bound that is not given does not bind.
inline verdict judge_period(const item& cost, const rule_row& row) {
    const auto* first = row.find<day>("first");
    const auto* last = row.find<day>("last");
    if (const auto* fact = first == nullptr ? row.find<std::string>("first_of") : nullptr) {
        first = cost.find<day>(*fact);
        if (first == nullptr)
            return missing(*fact);
    }
    if (const auto* fact = last == nullptr ? row.find<std::string>("last_of") : nullptr) {
        last = cost.find<day>(*fact);
        if (last == nullptr)
            return missing(*fact);
    }
    const auto grace = date::days(row.value_or<int64_t>("grace_days", 0));
    for (const auto& name : row.words("dates")) {
        const auto* on = cost.find<day>(name);
        if (on == nullptr)
            return missing(name);
        if (first != nullptr && *on < *first)
            return excluded(name + " " + to_string(*on) + " is before " + to_string(*first));
        if (last != nullptr && *on > *last + grace)
            return excluded(name + " " + to_string(*on) + " is after " +
                            to_string(day(*last + grace)));
    }
    return eligible();
}

inline constexpr rule_kind period{
    .name = "period/1",
    .summary = "a cost counts only if its dates lie in a period, both ends included",
    .parameters = period_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .assess = [](rule_run& run) { run.each_cost(judge_period); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
