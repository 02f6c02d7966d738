#pragma once

#include <cofin/grant/agreement.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/rulebook.hpp>

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace cofin {

/// The plugins that ship the rulebook's layers or judge by its rules.
[[nodiscard]] nlohmann::ordered_json plugins_json(const rulebook& book);

/// An assessment as docs/schema/check.schema.json describes it: amounts are strings with exactly the currency's digits, rates
/// exact strings, keys in a fixed order.
[[nodiscard]] nlohmann::ordered_json assessment_json(const agreement& project, const rulebook& book,
                                                     const assessment& result);

/// Findings as `assessment_json` has them.
[[nodiscard]] nlohmann::ordered_json findings_json(const std::vector<finding>& findings,
                                                   const rulebook& book);

/// The explanations of one item, as docs/schema/explain.schema.json describes them.
[[nodiscard]] nlohmann::ordered_json
explanations_json(const rulebook& book, const std::string& item, const assessment& result);

} // namespace cofin
