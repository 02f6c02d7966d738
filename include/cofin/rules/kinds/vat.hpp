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

/// VAT is cut where it does not count; in the document's currency, before the exchange.
inline verdict judge_vat(const item& cost, const rule_row& row) {
    const std::string& mode = *row.find<std::string>("mode");
    if (mode == "always")
        return eligible();
    const money* vat = cost.find<money>("vat");
    if (vat == nullptr)
        return missing("vat");
    if (vat->is_zero())
        return eligible();
    if (mode == "if_nonrecoverable") {
        const bool* recovers = cost.find<bool>("recovers_vat");
        if (recovers == nullptr)
            return missing("recovers_vat");
        if (!*recovers)
            return eligible();
    }
    return cut_by(*vat, mode == "never"
                            ? "VAT " + to_string(*vat) + " does not count"
                            : "VAT " + to_string(*vat) + " is recoverable by the partner");
}

inline constexpr rule_kind vat{
    .name = "vat/1",
    .summary = "whether the VAT in a document's amount counts",
    .parameters = vat_parameters,
    .at = step::vat,
    .about = scope::cost,
    .assess = [](rule_run& run) { run.each_cost(judge_vat); },
};

} // namespace kinds
} // namespace v0
} // namespace cofin
