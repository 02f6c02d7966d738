/// What a number format of SpreadsheetML makes of a number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cofin::workbooks {

/// As far as it changes what the number means.
struct number_format {
    bool shows_day = false;
    bool shows_time = false;
    bool percent = false;
    /// What stands beside the digits: `zł`, `tys.`; empty where nothing with a letter or a currency's sign does.
    std::string beside = {};
};

/// Reads a format code such as `#,##0.00\ [$zł-415]`: its first section, which is that of numbers above zero.
[[nodiscard]] number_format read_number_format(std::string_view code);

/// The formats that every workbook has without naming them; those of a country's currency say nothing.
[[nodiscard]] number_format built_in_format(std::uint32_t id);

} // namespace cofin::workbooks
