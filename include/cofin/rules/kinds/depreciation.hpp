/// depreciation/1: of an asset that is used longer than the project, the share of its price that the use here is worth.
#pragma once

#include <cofin/rules/kinds/ceiling.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter depreciation_parameters[] = {
    {"natures", fact_type::list, tighter::superset, true, "natures of cost that are depreciation"},
    {"no_prior_grant", fact_type::flag, tighter::fixed, true,
     "true: an asset bought with a grant has none"},
    ceiling_rounding_parameter,
};

/// At most price x months used / months of its life x share of its use.
[[gnu::always_inline]] inline verdict judge_depreciation(const item& cost, const rule_row& row) {
    const auto* natures = cost.find<texts>("nature");
    if (natures == nullptr)
        return missing("nature");
    const texts& limited = row.words("natures");
    if (!contains_any(*natures, limited))
        return not_applicable();
    if (*row.find<bool>("no_prior_grant")) {
        const auto* granted = cost.find<bool>("granted_before");
        if (granted == nullptr)
            return missing("granted_before");
        if (*granted)
            return excluded(phrase("the asset was bought with a grant"));
    }
    const auto* price = cost.find<money>("purchase_value");
    const auto* used = cost.find<int64_t>("months_used");
    const auto* life = cost.find<int64_t>("life_months");
    const auto* share = cost.find<rate>("use_share");
    if (price == nullptr || used == nullptr || life == nullptr || share == nullptr || *life < 1 ||
        *used < 0)
        return missing(price == nullptr               ? "purchase_value"
                       : used == nullptr || *used < 0 ? "months_used"
                       : life == nullptr || *life < 1 ? "life_months"
                                                      : "use_share");
    const auto value = cost.converted(*price);
    if (!value)
        return missing(phrase("exchange rate for purchase_value"));
    const rate worn = rate::of(std::min(*used, *life), *life);
    return at_most(cost, row, worn * *share * *value,
                   [&] { return phrase("{} x {} x {}", *value, worn, *share); });
}

inline constexpr rule_kind depreciation{
    .name = "depreciation/1",
    .summary = "of an asset, the share of its price that its use in the project is worth",
    .parameters = depreciation_parameters,
    .at = step::ceiling,
    .about = scope::cost,
    .judge_costs = judge_each<judge_depreciation>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
