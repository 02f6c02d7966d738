#pragma once

#include "project/csv.hpp"
#include "project/published_rates.hpp"

namespace cofin {

/// Reads the rates of one month of InforEuro as CSV: the fields of its JSON as columns, of which `isoA3Code` and `value` count. Such
/// a list does not name its month: `parse_error` where `of` does not. Throws `input_errors` for its rows.
[[nodiscard]] published_rates read_inforeuro_csv(const std::string& file, csv_reader& rows,
                                                 std::optional<month> of);

} // namespace cofin
