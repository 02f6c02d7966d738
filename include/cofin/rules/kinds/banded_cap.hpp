/// banded_cap/1: some planned costs are at most a share of the total that falls as the total grows.
#pragma once

#include <cofin/rules/kinds/bands.hpp>
#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/plan_amounts.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter banded_cap_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true, "natures that are limited together"},
    bands_parameter,
    effect_parameter,
};

inline verdict judge_banded_cap(const item& on, const rule_row& row) {
    const auto& agreed = on.project();
    if (agreed.budget.empty())
        return missing("budget");
    const auto bands = read_bands(row.words("bands"));
    if (bands.front().up_to && bands.front().up_to->currency() != agreed.currency)
        return missing(phrase("bands in {}", agreed.currency.code()));
    const money total = planned(agreed.budget, agreed.currency);
    const texts& natures = row.words("natures");
    const auto named = planned_among(agreed.budget, agreed.currency, natures, {});
    if (!named)
        return missing(phrase("nature of a budget line"));
    const money limited = *named;
    const rate& most = band_of(bands, total).share;
    const unrounded bound = most * total;
    on.show([&] {
        return phrase("{} {}, at most {} of {} = {}", joined(natures, ", "), limited, most, total,
                      bound);
    });
    if (unrounded(limited) <= bound)
        return eligible();
    return broken(row, phrase("{} {} is over {} of {} = {}", joined(natures, ", "), limited, most,
                              total, bound));
}

inline constexpr rule_kind banded_cap{
    .name = "banded_cap/1",
    .summary = "some planned costs are at most a share of the total that falls as the total grows",
    .parameters = banded_cap_parameters,
    .at = step::project,
    .about = scope::project,
    .unsound = unsound_bands,
    .assess = [](rule_run& run) { run.on_project(judge_banded_cap); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
