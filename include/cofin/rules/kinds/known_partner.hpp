/// known_partner/1: costs are declared by partners of the agreement.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter known_partner_parameters[] = {effect_parameter};

[[gnu::always_inline]] inline verdict judge_known_partner(const item& cost, const rule_row& row) {
    return cost.owner() != nullptr
               ? eligible()
               : broken(row, phrase("partner {} is not in the agreement", cost.cost().partner));
}

inline constexpr rule_kind known_partner{
    .name = "known_partner/1",
    .summary = "costs are declared by partners of the agreement",
    .parameters = known_partner_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .judge_costs = judge_each<judge_known_partner>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
