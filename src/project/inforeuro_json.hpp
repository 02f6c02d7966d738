#pragma once

#include "project/published_rates.hpp"

namespace cofin {

/// Reads what InforEuro answers: the rates of one month (`isoA3Code`, `value`), which does not name the month, or those of one
/// currency (`currencyIso`, `refCurrencyIso`, `amount`, `dateStart`, `dateEnd` as 31/12/2024). Numbers are taken as they are
/// written, never through binary floating point. Throws `parse_error`.
[[nodiscard]] published_rates read_inforeuro_json(const std::string& file, const std::string& text,
                                                  std::optional<month> of);

} // namespace cofin
