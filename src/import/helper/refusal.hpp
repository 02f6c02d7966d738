/// Why a workbook cannot be read.
#pragma once

#include <cstdint>
#include <string>

namespace cofin::workbooks {

/// Thrown wherever a workbook is not what it must be. Row and column count from 1; zero where there is none, or where whoever
/// knows the place has yet to add it.
struct refusal {
    std::string found;
    std::string expected;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

inline constexpr const char* whole_workbook =
    "a whole workbook: open it in a spreadsheet program and save it again";

} // namespace cofin::workbooks
