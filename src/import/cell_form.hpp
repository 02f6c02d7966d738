/// What a spreadsheet says about a cell besides its text.
#pragma once

#include <cstdint>

namespace cofin {

enum class cell_kind : std::uint8_t {
    text,
    number, ///< in the machine's form: nothing about it is ambiguous
    date,   ///< year first
    truth,  ///< `true` or `false`
    // Those below are taken from no column that comes in.
    error,     ///< `#DIV/0!`
    no_value,  ///< a formula that nobody computed
    merged,    ///< over several rows, or covered by a cell beside it
    control,   ///< a text with control characters
    kind_count ///< the number of kinds
};

struct cell_form {
    cell_kind kind = cell_kind::text;
    bool computed = false; ///< by a formula
};

} // namespace cofin
