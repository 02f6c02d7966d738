/// All rule kinds of the library.
#pragma once

#include <cofin/rules/kind.hpp>
#include <cofin/rules/kinds/advance_clearing.hpp>
#include <cofin/rules/kinds/applicant_type.hpp>
#include <cofin/rules/kinds/banded_cap.hpp>
#include <cofin/rules/kinds/banded_flat_rate.hpp>
#include <cofin/rules/kinds/budget_reallocation.hpp>
#include <cofin/rules/kinds/budget_shift.hpp>
#include <cofin/rules/kinds/category_cap.hpp>
#include <cofin/rules/kinds/cofinancing_rate.hpp>
#include <cofin/rules/kinds/contract_split.hpp>
#include <cofin/rules/kinds/cost_method.hpp>
#include <cofin/rules/kinds/credit_note.hpp>
#include <cofin/rules/kinds/criterion.hpp>
#include <cofin/rules/kinds/de_minimis.hpp>
#include <cofin/rules/kinds/deadline.hpp>
#include <cofin/rules/kinds/depreciation.hpp>
#include <cofin/rules/kinds/document_required.hpp>
#include <cofin/rules/kinds/double_funding.hpp>
#include <cofin/rules/kinds/duplicate.hpp>
#include <cofin/rules/kinds/durability.hpp>
#include <cofin/rules/kinds/excluded_cost.hpp>
#include <cofin/rules/kinds/exclusion_list.hpp>
#include <cofin/rules/kinds/flat_rate.hpp>
#include <cofin/rules/kinds/fx.hpp>
#include <cofin/rules/kinds/grant_bounds.hpp>
#include <cofin/rules/kinds/hourly_rate.hpp>
#include <cofin/rules/kinds/in_kind.hpp>
#include <cofin/rules/kinds/known_partner.hpp>
#include <cofin/rules/kinds/land_real_estate.hpp>
#include <cofin/rules/kinds/late_interest.hpp>
#include <cofin/rules/kinds/own_contribution_floor.hpp>
#include <cofin/rules/kinds/participant_cap.hpp>
#include <cofin/rules/kinds/partner_cap.hpp>
#include <cofin/rules/kinds/partner_composition.hpp>
#include <cofin/rules/kinds/per_diem.hpp>
#include <cofin/rules/kinds/period.hpp>
#include <cofin/rules/kinds/person_hours.hpp>
#include <cofin/rules/kinds/pool.hpp>
#include <cofin/rules/kinds/preparation_cost.hpp>
#include <cofin/rules/kinds/procurement_correction.hpp>
#include <cofin/rules/kinds/procurement_threshold.hpp>
#include <cofin/rules/kinds/retention.hpp>
#include <cofin/rules/kinds/revenue.hpp>
#include <cofin/rules/kinds/sequence.hpp>
#include <cofin/rules/kinds/territory.hpp>
#include <cofin/rules/kinds/unit_ceiling.hpp>
#include <cofin/rules/kinds/unit_cost_lump_sum.hpp>
#include <cofin/rules/kinds/vat.hpp>
#include <cofin/rules/kinds/vat_share.hpp>
#include <cofin/rules/kinds/visibility.hpp>
#include <cofin/rules/kinds/year_window.hpp>

#include <string_view>

namespace cofin {
inline namespace v0 {
namespace kinds {

/// In alphabetical order.
inline constexpr const rule_kind* all[] = {
    &advance_clearing,
    &applicant_type,
    &banded_cap,
    &banded_flat_rate,
    &budget_reallocation,
    &budget_shift,
    &category_cap,
    &cofinancing_rate,
    &contract_split,
    &cost_method,
    &credit_note,
    &criterion,
    &de_minimis,
    &deadline,
    &depreciation,
    &document_required,
    &double_funding,
    &duplicate,
    &durability,
    &excluded_cost,
    &exclusion_list,
    &flat_rate,
    &fx,
    &grant_bounds,
    &hourly_rate,
    &in_kind,
    &known_partner,
    &land_real_estate,
    &late_interest,
    &own_contribution_floor,
    &participant_cap,
    &partner_cap,
    &partner_composition,
    &per_diem,
    &period,
    &person_hours,
    &pool,
    &preparation_cost,
    &procurement_correction,
    &procurement_threshold,
    &retention,
    &revenue,
    &sequence,
    &territory,
    &unit_ceiling,
    &unit_cost_lump_sum,
    &vat,
    &vat_share,
    &visibility,
    &year_window,
};

/// The kind of that name, such as `period/1`; null for an unknown one.
constexpr const rule_kind* find(std::string_view name) {
    for (const rule_kind* kind : all)
        if (kind->name == name)
            return kind;
    return nullptr;
}

} // namespace kinds
} // namespace v0
} // namespace cofin
