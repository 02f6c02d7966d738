/// `B7` and `B7:C9`, as SpreadsheetML names cells.
#pragma once

#include "import/helper/sheet_rows.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace cofin::workbooks {

struct cell_reference {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

/// A whole number above zero, nothing around it.
[[nodiscard]] std::optional<std::uint32_t> read_count(std::string_view text);

/// None for what lies outside of any sheet.
[[nodiscard]] std::optional<cell_reference> read_reference(std::string_view text);
[[nodiscard]] std::optional<merged_range> read_range(std::string_view text);

} // namespace cofin::workbooks
