/// What an import remembers for the next table of the kind: `import.toml` beside its output.
#pragma once

#include "import/choices.hpp"
#include "import/layout.hpp"

#include <string>

namespace cofin {

/// The file's name.
inline constexpr std::string_view mapping_file_name = "import.toml";

/// Fills what `choices` leaves open from a file written by `mapping_text`, which a person may have edited; nothing where there
/// is no such file. What belongs to one file alone - encoding, delimiter, decimal mark, order of dates - is not remembered.
/// Throws `input_errors`.
void recall(const std::string& path, import_choices& choices);

/// The columns that came in, by their headings, and the choices that hold for the next table too.
[[nodiscard]] std::string mapping_text(const table_layout& layout, const import_choices& choices);

} // namespace cofin
