/// procurement_correction/1: what an irregular procurement costs, at a rate of a table that a person picks.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/spelling.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter procurement_correction_parameters[] = {
    {"irregularity", fact_type::text, tighter::fixed, true,
     "the fact irregularity that it is about"},
    {"rates", fact_type::list, tighter::subset, true, "rates that a person may pick, such as 25 %"},
    ceiling_rounding_parameter,
};

namespace procurement_correction_detail {

inline wording unsound(const rule_row& row) {
    for (const auto& text : row.words("rates"))
        if (!rate::try_parse(text))
            return wording("{} is no rate such as 25 %", in_quotes(text));
    return {};
}

/// The cost is cut by the picked rate, rounded; several irregularities of one cost do not add up, the largest counts.
[[gnu::always_inline]] inline verdict judge(const item& cost, const rule_row& row) {
    const auto* found = cost.find<std::string>("irregularity");
    if (found == nullptr)
        return missing("irregularity");
    if (*found != *row.find<std::string>("irregularity"))
        return not_applicable();
    const texts& rates = row.words("rates");
    const auto* picked = cost.find<rate>("correction");
    if (picked == nullptr)
        return asked(
            phrase("irregularity {}: which correction of {}?", *found, joined(rates, ", ")));
    const bool listed = std::ranges::any_of(
        rates, [&](const auto& text) { return rate::try_parse(text) == *picked; });
    if (!listed)
        return asked(
            phrase("irregularity {}: {} is none of {}", *found, *picked, joined(rates, ", ")));
    const money cut =
        (*picked * cost.net()).rounded(*try_parse_rounding(*row.find<std::string>("rounding")));
    cost.show([&] { return phrase("{} of {} = {}", *picked, cost.net(), cut); });
    return cut_by(cut, phrase("irregularity {}: corrected by {}", *found, *picked));
}

} // namespace procurement_correction_detail

inline constexpr rule_kind procurement_correction{
    .name = "procurement_correction/1",
    .summary = "what an irregular procurement costs, at a rate of a table that a person picks",
    .parameters = procurement_correction_parameters,
    .at = step::correction,
    .about = scope::cost,
    .unsound = procurement_correction_detail::unsound,
    .judge_costs = judge_each<procurement_correction_detail::judge>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
