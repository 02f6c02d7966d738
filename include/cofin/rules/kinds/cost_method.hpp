/// cost_method/1: by which methods the costs of a project may be declared.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter cost_method_parameters[] = {
    {"methods", fact_type::list, tighter::subset, true,
     "admitted methods: real, flat_rate, unit_cost, lump_sum"},
    only_above({"source", fact_type::text, tighter::fixed, false,
                "the rule binds only where this source plans at most ..."}),
    only_above(
        {"grant_at_most", fact_type::amount, tighter::larger, false, "... this amount, inclusive"}),
    effect_parameter,
};

namespace cost_method_detail {

[[gnu::always_inline]] inline verdict judge(rule_run& run, const item& cost, const rule_row& row) {
    if (const auto* bound = row.find<money>("grant_at_most")) {
        const auto& sources = run.terms().sources;
        const auto at = std::ranges::find(sources, row.value_or<std::string>("source", ""),
                                          &funding_source::name);
        // Where nothing is planned yet, nobody knows that the grant will be small.
        const bool is_planned = run.planned() && !run.project().budget.empty();
        if (!is_planned || at == sources.end())
            return missing(phrase("planned amount of {}", row.value_or<std::string>("source", "")));
        const money grant = run.planned()->paid[static_cast<std::size_t>(at - sources.begin())];
        if (grant.currency() != bound->currency())
            return missing(phrase("planned amount in {}", bound->currency().code()));
        if (grant > *bound)
            return not_applicable();
    }
    const auto* method = cost.find<std::string>("method");
    if (method == nullptr)
        return missing("method");
    const texts& methods = row.words("methods");
    if (contains(methods, *method))
        return eligible();
    return broken(row,
                  phrase("declared as {}, where only {} count", *method, joined(methods, ", ")));
}

} // namespace cost_method_detail

inline constexpr rule_kind cost_method{
    .name = "cost_method/1",
    .summary = "by which methods the costs of a project may be declared",
    .parameters = cost_method_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .judge_costs =
        [](rule_run& run, cost_range costs) {
            run.each_cost(
                costs, [&](const item& cost, const rule_row& row) __attribute__((always_inline)) {
                    return cost_method_detail::judge(run, cost, row);
                });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
