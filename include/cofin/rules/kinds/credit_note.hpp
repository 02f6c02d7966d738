/// credit_note/1: a negative amount names the cost that it corrects.
///
/// A named one shares that cost's verdict; an unnamed one reduces the declared total at once, and a person is asked
/// what it corrects.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter credit_note_parameters[] = {effect_parameter};

[[gnu::always_inline]] inline verdict judge_credit_note(const item& cost, const rule_row& row) {
    if (!cost.cost().amount.is_negative())
        return eligible();
    return broken(row, phrase("a negative amount that names no cost of the same partner and "
                              "currency: which one does it correct?"));
}

inline constexpr rule_kind credit_note{
    .name = "credit_note/1",
    .summary = "a negative amount names the cost that it corrects",
    .parameters = credit_note_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .judge_costs = judge_each<judge_credit_note>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
