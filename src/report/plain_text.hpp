/// Text that others wrote, made harmless where a report or a terminal shows it.
#pragma once

#include "rulebook/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace cofin {

/// The text on one line: each byte of control and direction characters, and of what is not UTF-8, is `\x` and two hexadecimal
/// digits. So it ends no line, hides nothing on a terminal, and cannot pass for words of the report.
[[nodiscard]] std::string plain_line(std::string_view text);

/// The same of several lines: line feeds stay.
[[nodiscard]] std::string plain_lines(std::string_view text);

/// The text with U+FFFD in place of what XML 1.0 cannot hold, not even escaped: controls but tabs and line ends, U+FFFE, U+FFFF, and
/// bytes that are not UTF-8.
[[nodiscard]] std::string as_xml_characters(std::string_view text);

/// Whether a character is nothing but text: neither a control nor a direction character.
[[nodiscard]] bool is_only_text(std::string_view character);

/// Appends `\x` and two hexadecimal digits for each byte.
void append_escaped(std::string& out, std::string_view bytes);

/// The first character of a text that is UTF-8 and not empty.
[[nodiscard]] std::string_view first_character(std::string_view utf8);

/// Calls `visit(bytes, is_utf8)` with each character, or byte of none.
template <class Visit>
void each_character(std::string_view text, const Visit& visit);

// --- definitions ---

template <class Visit>
void each_character(std::string_view text, const Visit& visit) {
    while (!text.empty()) {
        std::string_view valid = text.substr(0, invalid_utf8_at(text));
        text.remove_prefix(valid.size());
        while (!valid.empty()) {
            const auto character = first_character(valid);
            visit(character, true);
            valid.remove_prefix(character.size());
        }
        if (!text.empty()) {
            visit(text.substr(0, 1), false);
            text.remove_prefix(1);
        }
    }
}

} // namespace cofin
