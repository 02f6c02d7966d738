/// double_funding/1: a document that other projects declare too is declared here up to the rest of it.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter double_funding_parameters[] = {effect_parameter};

/// A cost that names no share declares the whole document.
[[gnu::always_inline]] inline verdict judge_double_funding(const item& cost, const rule_row& row) {
    const auto* elsewhere = cost.find<rate>("funded_elsewhere");
    if (elsewhere == nullptr)
        return missing("funded_elsewhere");
    const auto* named = cost.find<rate>("share");
    const rate here = named == nullptr ? rate::of(100, 100) : *named;
    const bool fits = here <= rate::of(1, 1) && *elsewhere <= rate::of(1, 1) - here;
    return fits
               ? eligible()
               : broken(
                     row,
                     phrase(
                         "{} of the document here and {} in other projects are more than all of it",
                         here, *elsewhere));
}

inline constexpr rule_kind double_funding{
    .name = "double_funding/1",
    .summary = "a document that other projects declare too is declared here up to the rest of it",
    .parameters = double_funding_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .judge_costs = judge_each<judge_double_funding>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
