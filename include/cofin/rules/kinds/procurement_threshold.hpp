/// procurement_threshold/1: contracts above a value need a procedure.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter procurement_threshold_parameters[] = {
    {"above", fact_type::amount, tighter::smaller, true,
     "expected contract value without VAT, exclusive, in its own currency"},
    only_above({"not_above", fact_type::amount, tighter::larger, false,
                "the rule ends here, inclusive: a stricter one begins"}),
    {"procedure", fact_type::text, tighter::fixed, true, "what is needed, for the message"},
    effect_parameter,
};

/// A contract over the value names its procedure. A value in another currency than the limit's is for a person to judge.
inline verdict judge_procurement_threshold(const item& cost, const rule_row& row) {
    const auto* value = cost.find<money>("contract_value");
    if (value == nullptr)
        return missing("contract_value");
    const money& limit = *row.find<money>("above");
    const auto* procedure = cost.find<std::string>("procedure");
    if (value->is_zero() || (procedure != nullptr && !procedure->empty()))
        return eligible();
    const auto* end = row.find<money>("not_above");
    for (const money* bound : {&limit, end})
        if (bound != nullptr && bound->currency() != value->currency())
            return asked_across_currencies("contract value", *value, *bound);
    if (*value <= limit || (end != nullptr && *value > *end))
        return eligible();
    return broken(row, "contract value " + to_string(*value) + " is over " + to_string(limit) +
                           " and no " + *row.find<std::string>("procedure") + " is named");
}

inline constexpr rule_kind procurement_threshold{
    .name = "procurement_threshold/1",
    .summary = "contracts above a value need a procedure",
    .parameters = procurement_threshold_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .assess = [](rule_run& run) { run.each_cost(judge_procurement_threshold); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
