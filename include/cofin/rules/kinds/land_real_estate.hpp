/// land_real_estate/1: land is at most a share of the total, at the value that an expert certified.
#pragma once

#include <cofin/rules/kinds/share_of_costs.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter land_real_estate_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true, "natures of cost that are land"},
    {"share_max", fact_type::proportion, tighter::smaller, true, "largest share of the total"},
    {"inclusive", fact_type::flag, tighter::fixed, true, "whether exactly that share is admitted"},
    {"expert_value", fact_type::flag, tighter::fixed, true,
     "true: no more than the value that an expert certified"},
};

namespace land_real_estate_detail {

inline share_terms terms_of(const rule_row& row) {
    share_terms terms;
    terms.natures = row.words("natures");
    terms.share_max = *row.find<rate>("share_max");
    terms.inclusive = *row.find<bool>("inclusive");
    terms.what = joined(terms.natures, ", ");
    return terms;
}

inline void judge_value(rule_run& run) {
    run.each_cost([](const item& cost, const rule_row& row) {
        const auto* natures = cost.find<texts>("nature");
        const texts& limited = row.words("natures");
        if (!*row.find<bool>("expert_value") || natures == nullptr ||
            !contains_any(*natures, limited))
            return eligible();
        const auto* value = cost.find<money>("expert_value");
        if (value == nullptr)
            return missing("expert_value");
        const auto limit = cost.converted(*value);
        if (!limit)
            return missing(phrase("exchange rate for expert_value"));
        return cost.net() <= *limit
                   ? eligible()
                   : cut_by(cost.net() - *limit,
                            phrase("{} is over the certified value {}", cost.net(), *limit));
    });
}

} // namespace land_real_estate_detail

inline constexpr rule_kind land_real_estate{
    .name = "land_real_estate/1",
    .summary = "land is at most a share of the total, at the value that an expert certified",
    .parameters = land_real_estate_parameters,
    .at = step::cap,
    .about = scope::cost,
    .depends_on_others = true,
    .assess =
        [](rule_run& run) {
            land_real_estate_detail::judge_value(run);
            judge_share_of_costs(run, land_real_estate_detail::terms_of);
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
