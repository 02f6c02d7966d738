/// What parts the cells of a line.
#pragma once

#include <string>
#include <string_view>

namespace cofin {

/// What is tried, in this order: `;` `,` tab `|`.
inline constexpr std::string_view delimiters = ";,\t|";

/// As `--delimiter` and reports name it: `;`, `,`, `tab`, `|`.
[[nodiscard]] std::string name_of_delimiter(char delimiter);
/// The reverse; throws `parse_error`.
[[nodiscard]] char delimiter_named(std::string_view name);

/// The delimiter that parts the first rows of a text most evenly, `start` being its first bytes in UTF-8. Names of known columns
/// count most. A first line `sep=;` decides. Throws `import_question` where two do equally well.
[[nodiscard]] char detect_delimiter(const std::string& name, std::string_view start);

} // namespace cofin
