/// participant_cap/1: how many people take part, and what one of them may cost.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter participant_cap_parameters[] = {
    only_above(
        {"participants_min", fact_type::count, tighter::larger, false, "fewest people, inclusive"}),
    only_above(
        {"participants_max", fact_type::count, tighter::smaller, false, "most people, inclusive"}),
    {"amount_per_participant_max", fact_type::amount, tighter::smaller, false,
     "most for one of them, inclusive: what is over is cut"},
    {"rounding", fact_type::text, tighter::fixed, false,
     "how the largest admitted amount is rounded; with an amount", rounding_names},
    effect_parameter,
};

inline wording unsound_participant_cap(const rule_row& row) {
    const bool limits = row.find<int64_t>("participants_min") != nullptr ||
                        row.find<int64_t>("participants_max") != nullptr;
    const bool prices = row.find<money>("amount_per_participant_max") != nullptr;
    if (!limits && !prices)
        return wording("it limits neither participants nor the amount for one");
    return prices && row.find<std::string>("rounding") == nullptr
               ? wording("rounding is missing: how the amount for all participants is rounded")
               : wording(std::string());
}

[[gnu::always_inline]] inline verdict judge_participant_cap(const item& cost, const rule_row& row) {
    const auto* people = cost.find<int64_t>("participants");
    if (people == nullptr || *people < 0)
        return missing("participants");

    if (const auto* fewest = row.find<int64_t>("participants_min");
        fewest != nullptr && *people < *fewest)
        return broken(row, plural_phrase("{} participant, fewer than {}",
                                         "{} participants, fewer than {}")(*people, *fewest));
    if (const auto* most = row.find<int64_t>("participants_max");
        most != nullptr && *people > *most)
        return broken(row, plural_phrase("{} participant, more than {}",
                                         "{} participants, more than {}")(*people, *most));
    const auto* one = row.find<money>("amount_per_participant_max");
    if (one == nullptr)
        return eligible();
    const auto limit = cost.converted(*one);
    if (!limit)
        return asked_across_currencies(phrase("amount for a participant"), cost.net(), *one);
    return at_most(cost, row, rate::of(*people, 1) * *limit, [&] {
        return plural_phrase("{} participant, {} each", "{} participants, {} each")(*people,
                                                                                    *limit);
    });
}

inline constexpr rule_kind participant_cap{
    .name = "participant_cap/1",
    .summary = "how many people take part, and what one of them may cost",
    .parameters = participant_cap_parameters,
    .at = step::ceiling,
    .about = scope::cost,
    .unsound = unsound_participant_cap,
    .judge_costs = judge_each<judge_participant_cap>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
