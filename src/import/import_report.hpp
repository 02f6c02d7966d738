/// What an import says of itself.
#pragma once

#include "import/layout.hpp"
#include "import/row_verdict.hpp"
#include "import/table_file.hpp"

#include <cofin/language/language.hpp>

#include <string>

namespace cofin {

/// How the table was read, its columns, rows in = taken + set aside with their sums, what came in though it is hidden
/// or computed, total rows, and the first reasons.
[[nodiscard]] std::string import_report(const language& in, const table_file& table,
                                        const table_layout& layout, const import_result& result);

/// `12 345.6789`, with as many decimals as it has, at least those of the currency.
[[nodiscard]] std::string grouped_decimal(const language& in, const decimal& amount,
                                          unsigned digits);

} // namespace cofin
