/// Headings of columns in English, Polish, Czech and Ukrainian, and words that mark totals.
#pragma once

#include <cofin/money/currency.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cofin {

/// What a heading says.
struct heading_meaning {
    std::string target;           ///< the column of costs.csv; empty where nothing is known
    std::optional<currency> unit; ///< `Kwota (PLN)`, `Částka v Kč`
    bool multiplied = false;      ///< `v tis. Kč`: the numbers below are cut
};

/// Reads a heading. Case, accents, line breaks and what stands in brackets do not count; a name is known as a whole or not at
/// all, so that `kwota netto` is no amount.
[[nodiscard]] heading_meaning read_heading(std::string_view heading);

/// Whether the cell begins a total row: `Razem`, `Celkem:`, `Suma końcowa`, `Разом`. Costs no allocation for other cells.
[[nodiscard]] bool is_total_word(std::string_view cell);

} // namespace cofin
