/// Which bytes a table's text is made of, and that text as UTF-8.
#pragma once

#include "project/csv.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cofin {

/// How a text file stores letters.
enum class text_encoding : std::uint8_t {
    utf8,
    utf16le,
    utf16be,
    windows1250,
    iso8859_2,
    windows1251
};
/// As `--encoding` spells them.
inline constexpr std::array<std::string_view, 6> text_encoding_names{
    "utf-8", "utf-16le", "utf-16be", "windows-1250", "iso-8859-2", "windows-1251"};

[[nodiscard]] constexpr std::string_view name_of(text_encoding encoding) noexcept {
    return text_encoding_names[static_cast<std::size_t>(encoding)];
}

/// The encoding that the file's bytes show. UTF-8 and UTF-16 show themselves; Windows-1250 and ISO-8859-2 differ in letters
/// that would be signs in the other. Reads as much as that takes, in a fixed memory.
///
/// Throws `import_question` where the bytes fit more than one, or look Cyrillic; `parse_error` where the file cannot be read.
[[nodiscard]] text_encoding detect_encoding(const std::string& file);

/// The file's text as UTF-8 without its byte order mark, in turn. UTF-8 is passed on unchecked. Throws `parse_error` with the
/// line for a byte or a surrogate that the encoding does not have.
[[nodiscard]] csv_reader::byte_source decoded(const std::string& file, text_encoding encoding);

} // namespace cofin
