/// unit_ceiling/1: so much a unit at most - an hour, a night, a kilometre, a participant.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter unit_ceiling_parameters[] = {
    {"unit", fact_type::text, tighter::fixed, true, "the fact unit of the costs it limits"},
    {"unit_max", fact_type::amount, tighter::smaller, true, "most for one unit, inclusive"},
    ceiling_rounding_parameter,
};

[[gnu::always_inline]] inline verdict judge_unit_ceiling(const item& cost, const rule_row& row) {
    const auto* unit = cost.find<std::string>("unit");
    if (unit == nullptr)
        return missing("unit");
    if (*unit != *row.find<std::string>("unit"))
        return not_applicable();
    const auto* units = cost.find<decimal>("units");
    const auto factor = units == nullptr ? std::nullopt : as_factor(*units);
    if (!factor)
        return missing("units");
    const money& one = *row.find<money>("unit_max");
    const auto limit = cost.converted(one);
    if (!limit)
        return asked_across_currencies(phrase("price of a {}", *unit), cost.net(), one);
    return at_most(cost, row, *factor * *limit,
                   [&] { return phrase("{} {} x {}", *units, *unit, *limit); });
}

inline constexpr rule_kind unit_ceiling{
    .name = "unit_ceiling/1",
    .summary = "so much a unit at most: an hour, a night, a kilometre, a participant",
    .parameters = unit_ceiling_parameters,
    .at = step::ceiling,
    .about = scope::cost,
    .judge_costs = judge_each<judge_unit_ceiling>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
