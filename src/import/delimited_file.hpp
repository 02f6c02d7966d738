/// A CSV or TSV file as a table.
#pragma once

#include "import/choices.hpp"
#include "import/layout.hpp"
#include "import/table_import.hpp"

#include <string>
#include <vector>

namespace cofin {

/// How a text file is made, and its first rows.
struct delimited_file {
    std::string file;
    text_encoding encoding = text_encoding::utf8;
    char delimiter = ',';
    std::vector<sampled_row> start;

    /// Its rows from the first on.
    [[nodiscard]] row_source open() const;
};

/// Finds encoding and delimiter. Throws `parse_error` for a file that cannot be read, and `import_question`
/// where the choices must say more.
[[nodiscard]] delimited_file find_delimited_file(const std::string& file,
                                                 const import_choices& choices);

} // namespace cofin
