#include "export/one_line.hpp"

#include "rulebook/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace cofin {
namespace {

void append_escaped(std::string& out, std::string_view bytes) {
    constexpr std::string_view hex = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += {'\\', 'x', hex[byte >> 4U], hex[byte & 15U]};
    }
}

/// The first character of a text that is UTF-8.
std::string_view first_character(std::string_view utf8) {
    const auto lead = static_cast<unsigned char>(utf8.front());
    if (lead < 0x80)
        return utf8.substr(0, 1);
    return utf8.substr(0, lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
}

std::uint32_t code_point(std::string_view character) {
    if (character.size() == 1)
        return static_cast<unsigned char>(character.front());
    auto point = static_cast<unsigned char>(character.front()) & (0xffU >> (character.size() + 1));
    for (const char c : character.substr(1))
        point = point << 6U | (static_cast<unsigned char>(c) & 0x3fU);
    return point;
}

/// Whether it neither ends a line or a token nor turns the direction in which others are read.
bool is_harmless(std::uint32_t point) {
    constexpr std::string_view delimiters = "\"\\:;,|[]";
    if (point < 0x80)
        return point >= 0x20 && point != 0x7f &&
               delimiters.find(static_cast<char>(point)) == std::string_view::npos;
    const auto within = [point](std::uint32_t first, std::uint32_t last) {
        return first <= point && point <= last;
    };
    return !within(0x80, 0x9f) && !within(0x200b, 0x200f) && !within(0x2028, 0x202e) &&
           !within(0x2060, 0x206f) && point != 0xfeff;
}

/// Calls `visit(bytes, is_utf8)` with each character, or byte of none.
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

} // namespace

std::string one_line(std::string_view text) {
    std::string line;
    std::size_t read = 0;
    bool is_cut = false;
    each_character(text, [&](std::string_view character, bool is_utf8) {
        read += character.size();
        const std::size_t before = line.size();
        const bool is_blank = character == " ";
        const bool is_lost_blank =
            is_blank && (line.empty() || line.back() == ' ' || read == text.size());
        if (is_cut)
            return;
        if (is_utf8 && is_harmless(code_point(character)) && !is_lost_blank)
            line += character;
        else
            append_escaped(line, character);
        if (line.size() > one_line_max) {
            line.resize(before);
            is_cut = true;
        }
    });
    return is_cut ? line + "... (" + std::to_string(text.size()) + " bytes)" : line;
}

std::string as_utf8(std::string_view text) {
    if (invalid_utf8_at(text) == std::string_view::npos)
        return std::string(text);
    std::string utf8;
    each_character(text, [&](std::string_view character, bool is_utf8) {
        if (is_utf8)
            utf8 += character;
        else
            append_escaped(utf8, character);
    });
    return utf8;
}

} // namespace cofin
