#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/rulebook.hpp>

#include <string>
#include <vector>

namespace cofin {

/// Reads costs.csv of a project. Partners, categories and claims must be declared, ids unique, credit notes name a cost.
/// Throws `parse_error` or `input_errors`.
[[nodiscard]] std::vector<cost> read_cost_list(const std::string& path, const agreement& agreed,
                                               const std::vector<claim>& claims,
                                               const rulebook& book);

/// Reads rates.csv: month, currency, units_per_eur and, optionally, source and basis. Throws `parse_error` or
/// `input_errors`.
[[nodiscard]] std::vector<exchange_rate> read_rate_list(const std::string& path, currency into);

} // namespace cofin
