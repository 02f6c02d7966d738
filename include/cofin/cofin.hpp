#pragma once

// The whole header-only core, in the order of its layers: number, time, money, grant, claim,
// ledger, rules. Include the single headers where compile time counts.

// clang-format off
#include <cofin/number/decimal.hpp>
#include <cofin/number/integer.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/number/reciprocal.hpp>
#include <cofin/number/rounding.hpp>
#include <cofin/number/wide.hpp>
#include <cofin/time/calendar.hpp>
#include <cofin/time/period.hpp>
#include <cofin/money/currency.hpp>
#include <cofin/money/exchange.hpp>
#include <cofin/money/money.hpp>
#include <cofin/money/split.hpp>
#include <cofin/money/unrounded.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/grant/budget.hpp>
#include <cofin/grant/fact.hpp>
#include <cofin/grant/funding.hpp>
#include <cofin/grant/partner.hpp>
#include <cofin/claim/claim.hpp>
#include <cofin/claim/cost.hpp>
#include <cofin/rules/assess.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/citation.hpp>
#include <cofin/rules/explain.hpp>
#include <cofin/rules/finding.hpp>
#include <cofin/rules/funding_terms.hpp>
#include <cofin/rules/item.hpp>
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
#include <cofin/rules/kinds/effect.hpp>
#include <cofin/rules/kinds/excluded_cost.hpp>
#include <cofin/rules/kinds/flat_rate.hpp>
#include <cofin/rules/kinds/fx.hpp>
#include <cofin/rules/kinds/grant_bounds.hpp>
#include <cofin/rules/kinds/kinds.hpp>
#include <cofin/rules/kinds/partner_cap.hpp>
#include <cofin/rules/kinds/partner_composition.hpp>
#include <cofin/rules/kinds/period.hpp>
#include <cofin/rules/kinds/procurement_threshold.hpp>
#include <cofin/rules/kinds/territory.hpp>
#include <cofin/rules/kinds/vat.hpp>
#include <cofin/rules/outcome.hpp>
#include <cofin/rules/predicate.hpp>
#include <cofin/rules/rule.hpp>
#include <cofin/rules/rule_test.hpp>
#include <cofin/rules/rulebook.hpp>
#include <cofin/rules/run.hpp>
#include <cofin/rules/settlement.hpp>
#include <cofin/rules/vocabulary.hpp>
// clang-format on
