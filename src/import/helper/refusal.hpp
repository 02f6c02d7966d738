/// Why a workbook cannot be read.
#pragma once

#include "import/refusal_words.hpp"

#include <concepts>
#include <cstdint>
#include <string>
#include <utility>

namespace cofin::workbooks {

/// Thrown wherever a workbook is not what it must be. Row and column count from 1; zero where there is none, or where whoever
/// knows the place has yet to add it.
struct refusal {
    wording found;
    wording expected;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

inline wording refused_value(std::integral auto number) { return std::to_string(number); }
inline wording refused_value(wording value) { return value; }

/// Words that the program knows, with their values: `said("row {} behind row {}", 3, 7)`.
template <class... Values>
[[nodiscard]] wording said(listed_words<refusal_words> words, Values&&... values) {
    return wording::of(words.words(), {refused_value(std::forward<Values>(values))...});
}

inline constexpr const char* whole_workbook =
    "a whole workbook: open it in a spreadsheet program and save it again";
inline constexpr const char* no_password = "it saved as XLSX or ODS without a password";

} // namespace cofin::workbooks
