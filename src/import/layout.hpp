/// Which row of a table is its heading, and which column is what.
#pragma once

#include "import/choices.hpp"

#include <cofin/grant/fact.hpp>
#include <cofin/money/currency.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cofin {

/// A row as it stands, with its line.
struct sampled_row {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// A column that comes in.
struct used_column {
    std::string target; ///< of costs.csv
    std::size_t position = 0;
    fact_type type = fact_type::text;
};

/// How a table is read.
struct table_layout {
    std::string file;
    std::size_t header_line = 0;
    std::vector<std::string> headings;
    std::vector<used_column> columns; ///< in the order of the table
    std::optional<currency> unit;     ///< that the amount's heading names

    [[nodiscard]] const used_column* find(std::string_view target) const noexcept;
    /// Whether a column of the table comes in.
    [[nodiscard]] bool uses(std::size_t position) const noexcept;
};

/// Rows in which the heading is looked for.
inline constexpr std::size_t sampled_rows = 50;

/// The layout of a table that begins with these rows. The heading is the row with the most known names, or that with the
/// heading a person named, or the first one of several texts without a number.
///
/// Throws `import_question` where no column is known to be the amount, where two are, and where neither a column nor a choice
/// gives partner and category; `parse_error` for choices that do not fit.
[[nodiscard]] table_layout find_layout(const std::string& file, std::span<const sampled_row> rows,
                                       const import_choices& choices);

/// `A`, `B`, ... `AA`: a column as spreadsheets name it.
[[nodiscard]] std::string letters_of(std::size_t position);

} // namespace cofin
