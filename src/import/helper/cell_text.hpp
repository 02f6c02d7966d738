/// Values of cells as texts in one form.
#pragma once

#include "import/cell_form.hpp"
#include "import/helper/number_format.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cofin::workbooks {

struct cell_value {
    cell_form form = {};
    std::string text = {};
};

/// Day 0 of serial numbers, as Excel for Windows and for the old Macintosh count.
enum class day_count { from_1900, from_1904 };

/// The number that a text is; none where it is no finite number.
[[nodiscard]] std::optional<double> read_double(std::string_view text);

/// The shortest decimal that reads back, without an exponent: `0.1`, never `0.1000000000000000055511151231257827`.
[[nodiscard]] std::string decimal_text(double value);

/// `0.775` -> `77.5`.
[[nodiscard]] std::string hundredfold(std::string_view decimal);

/// What a person sees of a number in a format: a date, a time, a rate, or the number with what stands beside it.
[[nodiscard]] cell_value shown(double value, const number_format& format, day_count count);

/// `2018-11-12T00:00:00` -> `2018-11-12`.
[[nodiscard]] std::string_view without_midnight(std::string_view date);

/// A text without the escapes of SpreadsheetML (`_x000D_`). One with control characters stays as it is and says so.
[[nodiscard]] cell_value unescaped(std::string_view text);

} // namespace cofin::workbooks
