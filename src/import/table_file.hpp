/// A file with a table in it, whatever kind of file it is.
#pragma once

#include "import/choices.hpp"
#include "import/layout.hpp"
#include "import/table_import.hpp"

#include <cofin/language/language.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cofin {

/// How the file is made, and its first rows.
struct table_file {
    std::string file;
    std::string name;   ///< as messages call the table: the file, or a sheet of it
    std::string format; ///< `CSV`, `XLSX` or `ODS`
    /// Of a text file.
    std::optional<text_encoding> encoding = {};
    std::optional<char> delimiter = {};
    /// Of a workbook: the sheet, and those with cells that are left out.
    std::optional<std::string> sheet = {};
    std::vector<std::string> other_sheets = {};
    /// Positions of hidden columns.
    std::vector<std::size_t> hidden_columns = {};

    std::vector<sampled_row> start = {};
    /// Its rows from the first on, each time anew.
    std::function<row_source()> open = {};
};

/// Finds out what the choices do not say: encoding and delimiter, or the sheet. Throws `parse_error` for a file that cannot be
/// read or has no table, and for choices that do not fit it; `import_question` where they must say more.
/// `reader` is the program that reads workbooks; empty: where it lies.
[[nodiscard]] table_file find_table(const std::string& file, const import_choices& choices,
                                    const std::string& reader = {});

/// `utf-8, delimiter ;` or `XLSX, sheet "Costs"`.
[[nodiscard]] std::string form_of(const language& in, const table_file& table);

} // namespace cofin
