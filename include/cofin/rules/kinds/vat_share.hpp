/// vat_share/1: the VAT of a document is not more than the highest rate of VAT makes it.
#pragma once

#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter vat_share_parameters[] = {
    {"rate_max", fact_type::proportion, tighter::smaller, true,
     "highest rate, of the amount without VAT, inclusive"},
    effect_parameter,
};

/// What a row says, looked up once.
struct vat_share_terms {
    /// Reads the values of a row, once.
    explicit vat_share_terms(const rule_row& stated)
        : row(&stated), most(*stated.find<rate>("rate_max")) {}
    const rule_row* row;
    rate most;
};

/// vat <= rate x (amount - vat), exactly, and not below zero; a credit note the other way round.
[[gnu::always_inline]] inline verdict judge_vat_share(const item& cost, const vat_share_terms& by) {
    const auto* stated = cost.find<money>("vat");
    const money& amount = cost.cost().amount;
    if (stated == nullptr || stated->currency() != amount.currency())
        return missing(phrase("vat in {}", amount.currency().code()));
    const bool negative = amount.is_negative();
    const money tax = negative ? -*stated : *stated;
    const money net = negative ? *stated - amount : amount - *stated;
    if (tax.is_negative())
        return broken(*by.row,
                      phrase("VAT {} and the amount {} have different signs", *stated, amount));
    return tax <= by.most * net
               ? eligible()
               : broken(*by.row, phrase("VAT {} is more than {} of {}", *stated, by.most, net));
}

inline constexpr rule_kind vat_share{
    .name = "vat_share/1",
    .summary = "the VAT of a document is not more than the highest rate of VAT makes it",
    .parameters = vat_share_parameters,
    .at = step::exclude,
    .about = scope::cost,
    .judge_costs = judge_each<judge_vat_share>,
};

} // namespace kinds
} // namespace v0
} // namespace cofin
