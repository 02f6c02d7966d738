#include "report/plain_text.hpp"

#include <algorithm>
#include <cstdint>

namespace cofin {
namespace {

std::uint32_t code_point(std::string_view character) {
    if (character.size() == 1)
        return static_cast<unsigned char>(character.front());
    auto point = static_cast<unsigned char>(character.front()) & (0xffU >> (character.size() + 1));
    for (const char c : character.substr(1))
        point = point << 6U | (static_cast<unsigned char>(c) & 0x3fU);
    return point;
}

bool is_plain_ascii(char c) { return ' ' <= c && c <= '~'; }

std::string escaped(std::string_view text, bool keeps_lines) {
    if (std::ranges::all_of(text, is_plain_ascii))
        return std::string(text);
    std::string plain;
    each_character(text, [&](std::string_view character, bool is_utf8) {
        if (is_utf8 && (is_only_text(character) || (keeps_lines && character == "\n")))
            plain += character;
        else
            append_escaped(plain, character);
    });
    return plain;
}

} // namespace

void append_escaped(std::string& out, std::string_view bytes) {
    constexpr std::string_view hex = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += {'\\', 'x', hex[byte >> 4U], hex[byte & 15U]};
    }
}

std::string_view first_character(std::string_view utf8) {
    const auto lead = static_cast<unsigned char>(utf8.front());
    if (lead < 0x80)
        return utf8.substr(0, 1);
    return utf8.substr(0, lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
}

bool is_only_text(std::string_view character) {
    const auto point = code_point(character);
    if (point < 0x80)
        return point >= 0x20 && point != 0x7f;
    const auto within = [point](std::uint32_t first, std::uint32_t last) {
        return first <= point && point <= last;
    };
    return !within(0x80, 0x9f) && !within(0x200b, 0x200f) && !within(0x2028, 0x202e) &&
           !within(0x2060, 0x206f) && point != 0xfeff;
}

std::string plain_line(std::string_view text) { return escaped(text, false); }

std::string plain_lines(std::string_view text) { return escaped(text, true); }

std::string as_xml_characters(std::string_view text) {
    std::string held;
    each_character(text, [&](std::string_view character, bool is_utf8) {
        const bool is_held = is_utf8 && character != "\xEF\xBF\xBE" &&
                             character != "\xEF\xBF\xBF" &&
                             (static_cast<unsigned char>(character.front()) >= 0x20 ||
                              character == "\t" || character == "\n" || character == "\r");
        held += is_held ? character : "\xEF\xBF\xBD";
    });
    return held;
}

} // namespace cofin
