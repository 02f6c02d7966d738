/// Average rates of Narodowy Bank Polski: its yearly archive of table A or B as CSV.
#pragma once

#include <cofin/money/currency.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/time/calendar.hpp>
#include <cofin/wording.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// What one day's table says of a currency: `zloty` for so many `units` of it, as it was published.
struct nbp_rate {
    day on;
    currency of;
    std::int64_t units = 1;
    decimal zloty;
    std::string table; ///< its full number: 217/A/NBP/2018
};

/// A day for which a currency of the table has no rate.
struct nbp_gap {
    day on;
    currency of;
};

/// A year, or a part of one. A value.
struct nbp_table {
    std::vector<nbp_rate> rates;       ///< by day, then in the order of the columns
    std::vector<nbp_gap> gaps;         ///< in the same order
    std::vector<day> days;             ///< in their order
    std::vector<std::string> left_out; ///< codes that are no currencies of ISO 4217 today
};

/// Whether a text is such an archive, by its first line: `data;1THB;1USD;100HUF;...`.
[[nodiscard]] bool is_nbp_table(std::string_view text);

/// Reads it. What is not ASCII - names of currencies, in Windows-1250 or UTF-8 - is not looked at. Where the rows below the days
/// name codes and units, they must be those of the first line. Throws `parse_error` and `input_errors`.
[[nodiscard]] nbp_table read_nbp_table(const std::string& file, std::string_view text);

} // namespace cofin
