/// hourly_rate/1: staff costs by the hour, from the annual cost of the employment.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter hourly_rate_parameters[] = {
    {"divisor", fact_type::count, tighter::larger, true,
     "hours of a year that the annual cost is divided by, such as 1720"},
    only_above({"hours_max", fact_type::number, tighter::smaller, false,
                "most hours that one cost may declare, inclusive"}),
    ceiling_rounding_parameter,
};

inline wording unsound_hourly_rate(const rule_row& row) {
    const auto* hours = row.find<int64_t>("divisor");
    return hours != nullptr && *hours == 0 ? wording("divisor is 0, expected hours of a year")
                                           : wording();
}

/// At most hours x annual cost / divisor, exactly; the hourly rate itself is never rounded.
inline verdict judge_hourly_rate(const item& cost, const rule_row& row) {
    const auto* hours = cost.find<decimal>("hours");
    if (hours == nullptr)
        return missing("hours");
    const auto* annual = cost.find<money>("annual_cost");
    if (annual == nullptr)
        return missing("annual_cost");
    const auto yearly = cost.converted(*annual);
    if (!yearly)
        return missing(phrase("exchange rate for annual_cost"));
    const auto* most = row.find<decimal>("hours_max");
    const decimal counted = most == nullptr ? *hours : std::min(*hours, *most);
    const auto factor = as_factor(counted);
    if (!factor)
        return missing("hours");
    const int64_t divisor = *row.find<int64_t>("divisor");
    return at_most(cost, row, *factor * rate::of(1, divisor) * *yearly,
                   [&] { return phrase("{} h x {} / {}", counted, *yearly, divisor); });
}

inline constexpr rule_kind hourly_rate{
    .name = "hourly_rate/1",
    .summary = "staff costs by the hour, from the annual cost of the employment",
    .parameters = hourly_rate_parameters,
    .at = step::ceiling,
    .about = scope::cost,
    .unsound = unsound_hourly_rate,
    .judge_costs = judge_each<judge_hourly_rate>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
