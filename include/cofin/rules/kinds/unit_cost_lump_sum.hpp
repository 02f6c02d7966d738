/// unit_cost_lump_sum/1: a fixed amount a unit, or one sum for a result, all of it or nothing.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 2> fixed_cost_methods{"unit_cost", "lump_sum"};
inline constexpr parameter unit_cost_lump_sum_parameters[] = {
    {"method", fact_type::text, tighter::fixed, true, "the costs it is about", fixed_cost_methods},
    {"amount", fact_type::amount, tighter::smaller, true, "of one unit, or of the lump sum"},
    {"all_or_nothing", fact_type::flag, tighter::fixed, true,
     "true: without its documents nothing of it counts; false: a person is asked"},
    only_above({"documents", fact_type::list, tighter::superset, false,
                "words of the fact evidence that show the result"}),
    ceiling_rounding_parameter,
};

inline verdict judge_unit_cost_lump_sum(const item& cost, const rule_row& row) {
    const auto* method = cost.find<std::string>("method");
    if (method == nullptr)
        return missing("method");
    if (*method != *row.find<std::string>("method"))
        return not_applicable();
    const texts& documents = row.words("documents");
    const auto* at_hand = documents.empty() ? nullptr : cost.find<texts>("evidence");
    if (!documents.empty() && at_hand == nullptr)
        return missing("evidence");
    for (const auto& document : documents)
        if (!contains(*at_hand, document)) {
            const phrase why("the result is not shown: no {}", document);
            return *row.find<bool>("all_or_nothing") ? excluded(why) : asked(why);
        }
    const auto limit = cost.converted(*row.find<money>("amount"));
    if (!limit)
        return asked_across_currencies(phrase::text(*method), cost.net(),
                                       *row.find<money>("amount"));
    if (*method == "lump_sum")
        return at_most(cost, row, *limit, [] { return phrase("the lump sum"); });
    const auto* units = cost.find<decimal>("units");
    const auto factor = units == nullptr ? std::nullopt : as_factor(*units);
    if (!factor)
        return missing("units");
    return at_most(cost, row, *factor * *limit,
                   [&] { return phrase("{} units x {}", *units, *limit); });
}

inline constexpr rule_kind unit_cost_lump_sum{
    .name = "unit_cost_lump_sum/1",
    .summary = "a fixed amount a unit, or one sum for a result, all of it or nothing",
    .parameters = unit_cost_lump_sum_parameters,
    .at = step::ceiling,
    .about = scope::cost,
    .judge_costs = judge_each<judge_unit_cost_lump_sum>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
