/// All rule kinds of the library.
#pragma once

#include <cofin/rules/kind.hpp>
#include <cofin/rules/kinds/applicant_type.hpp>
#include <cofin/rules/kinds/budget_shift.hpp>
#include <cofin/rules/kinds/category_cap.hpp>
#include <cofin/rules/kinds/cofinancing_rate.hpp>
#include <cofin/rules/kinds/cost_method.hpp>
#include <cofin/rules/kinds/credit_note.hpp>
#include <cofin/rules/kinds/deadline.hpp>
#include <cofin/rules/kinds/document_required.hpp>
#include <cofin/rules/kinds/duplicate.hpp>
#include <cofin/rules/kinds/excluded_cost.hpp>
#include <cofin/rules/kinds/flat_rate.hpp>
#include <cofin/rules/kinds/fx.hpp>
#include <cofin/rules/kinds/grant_bounds.hpp>
#include <cofin/rules/kinds/partner_cap.hpp>
#include <cofin/rules/kinds/partner_composition.hpp>
#include <cofin/rules/kinds/period.hpp>
#include <cofin/rules/kinds/procurement_threshold.hpp>
#include <cofin/rules/kinds/territory.hpp>
#include <cofin/rules/kinds/vat.hpp>

#include <string_view>

namespace cofin {
inline namespace v0 {
namespace kinds {

/// In alphabetical order.
inline constexpr const rule_kind* all[] = {
    &applicant_type,
    &budget_shift,
    &category_cap,
    &cofinancing_rate,
    &cost_method,
    &credit_note,
    &deadline,
    &document_required,
    &duplicate,
    &excluded_cost,
    &flat_rate,
    &fx,
    &grant_bounds,
    &partner_cap,
    &partner_composition,
    &period,
    &procurement_threshold,
    &territory,
    &vat,
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
