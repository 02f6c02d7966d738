/// vat/1: whether the VAT in a document's amount counts.
#pragma once

#include <cofin/rules/run.hpp>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr std::array<std::string_view, 3> vat_modes{"never", "if_nonrecoverable", "always"};
inline constexpr parameter vat_parameters[] = {
    {"mode", fact_type::text, tighter::fixed, true, "never, if_nonrecoverable or always",
     vat_modes},
};

/// What a row says, its word understood once.
struct vat_terms {
    /// Reads the values of a row, once.
    explicit vat_terms(const rule_row& row)
        : always(*row.find<std::string>("mode") == "always"),
          never(*row.find<std::string>("mode") == "never") {}
    bool always; ///< neither: where the partner cannot recover it
    bool never;
};

namespace vat_detail {

/// Whether an amount can be the VAT of a document.
inline bool can_be_of(const cost& document, const money& vat) {
    return vat.currency() == document.amount.currency() &&
           (vat.is_zero() || vat.is_negative() == document.amount.is_negative());
}

/// Why it cannot.
inline verdict objection(const cost& document, const money& vat) {
    if (vat.currency() != document.amount.currency())
        return missing(phrase("vat of {} in {}", document.id, document.amount.currency().code()));
    return asked(phrase("VAT {} of {} and its amount {} have different signs: which is meant?", vat,
                        document.id, document.amount));
}

} // namespace vat_detail

/// VAT is cut where it does not count; in the document's currency, before the exchange. A credit note takes its own along.
[[gnu::always_inline]] inline verdict judge_vat(const rule_run& run, std::size_t index,
                                                const item& cost, const vat_terms& by) {
    if (by.always)
        return eligible();
    const auto* own = cost.find<money>("vat");
    if (own == nullptr)
        return missing("vat");
    if (!vat_detail::can_be_of(cost.cost(), *own))
        return vat_detail::objection(cost.cost(), *own);
    money vat = *own;
    for (const std::size_t note : run.state(index).credit_notes) {
        const auto& credit = run.cost_at(note);
        const auto* less = credit.known.find_as<money>("vat");
        if (less == nullptr)
            return missing(phrase("vat of credit note {}", credit.id));
        if (!vat_detail::can_be_of(credit, *less))
            return vat_detail::objection(credit, *less);
        vat += *less;
    }
    if (vat.is_zero())
        return eligible();
    if (!by.never) {
        const auto* recovers = cost.find<bool>("recovers_vat");
        if (recovers == nullptr)
            return missing("recovers_vat");
        if (!*recovers)
            return eligible();
    }
    return cut_by(vat, by.never ? phrase("VAT {} does not count", vat)
                                : phrase("VAT {} is recoverable by the partner", vat));
}

inline constexpr rule_kind vat{
    .name = "vat/1",
    .summary = "whether the VAT in a document's amount counts",
    .parameters = vat_parameters,
    .at = step::vat,
    .about = scope::cost,
    .judge_costs =
        [](rule_run& run, cost_range costs) {
            run.each_cost_where(
                costs, [](std::size_t) { return true; },
                [&](std::size_t index, const item& cost, const vat_terms& by)
                    __attribute__((always_inline)) { return judge_vat(run, index, cost, by); });
        },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
