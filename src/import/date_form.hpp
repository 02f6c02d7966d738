/// Dates as people write them: `18.06.2015`, `3. 4. 2021`, `2021-04-03 00:00`, `3 kwietnia 2021`, `04/03/2021`.
#pragma once

#include "import/convention.hpp"

#include <cofin/time/calendar.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cofin {

/// A date read from a cell.
struct written_date {
    enum class state : std::uint8_t { empty, read, ambiguous, refused };

    state is = state::empty;
    /// Absent where an ambiguous one cannot be decided yet.
    std::optional<day> on;
    /// The order that only this reading of the cell allows.
    std::optional<date_order> decides;
    /// Why it is refused: what was found and what was expected.
    std::string found;
    wording expected;
};

/// Reads a cell. A year has four digits; a time behind a date is left out. Full stops part day, month and year in that
/// order. Strokes and hyphens part them in either: a number above 12 decides, otherwise `known` does, and without it the state
/// is `ambiguous`. Months may be words in English, Polish, Czech and Ukrainian.
[[nodiscard]] written_date read_date(std::string_view cell, std::optional<date_order> known);

} // namespace cofin
