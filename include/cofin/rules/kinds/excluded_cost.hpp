/// excluded_cost/1: costs of some nature never count, except where a stated condition holds.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter excluded_cost_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true, "natures of cost that do not count"},
    only_above({"unless_nature", fact_type::text, tighter::fixed, false,
                "they count where the cost has this nature too"}),
    only_above({"unless_unit_at_most", fact_type::amount, tighter::smaller, false,
                "and one piece is worth at most this, inclusive"}),
    effect_parameter,
};

/// A listed nature is refused unless all conditions that the row gives hold.
[[gnu::always_inline]] inline verdict judge_excluded_cost(const item& cost, const rule_row& row) {
    const auto* natures = cost.find<texts>("nature");
    if (natures == nullptr)
        return missing("nature");
    const auto is = [&](const std::string& nature) { return contains(*natures, nature); };
    const texts& refused = row.words("natures");
    const auto hit = std::ranges::find_if(refused, is);
    if (hit == refused.end())
        return eligible();
    const auto* companion = row.find<std::string>("unless_nature");
    const auto* limit = row.find<money>("unless_unit_at_most");

    if (companion == nullptr && limit == nullptr)
        return *row.find<std::string>("effect") == "judge"
                   ? asked(phrase("a cost of nature {}: does it count?", *hit))
                   : excluded(phrase("a cost of nature {} does not count", *hit));
    if (companion != nullptr && !is(*companion))
        return broken(row, phrase("a cost of nature {} counts only where it is of nature {} too",
                                  *hit, *companion));
    if (limit == nullptr)
        return eligible();
    const auto* unit = cost.find<money>("unit_value");
    if (unit == nullptr)
        return missing("unit_value");
    const auto value = cost.converted(*unit);
    if (!value)
        return missing(phrase("exchange rate for unit_value"));
    cost.show([&] { return phrase("one piece {} = {}, at most {}", *unit, *value, *limit); });
    if (value->currency() != limit->currency())
        return asked_across_currencies(phrase("value of one {}", *hit), *value, *limit);
    if (*value <= *limit)
        return eligible();
    return broken(row, phrase("one {} is worth {}, more than {}", *hit, *value, *limit));
}

inline constexpr rule_kind excluded_cost{
    .name = "excluded_cost/1",
    .summary = "costs of some nature never count, except where a stated condition holds",
    .parameters = excluded_cost_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .judge_costs = judge_each<judge_excluded_cost>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
