#include "export/one_line.hpp"

#include "report/plain_text.hpp"
#include "rulebook/utf8.hpp"

namespace cofin {
namespace {

/// Whether it neither ends a line or a token nor turns the direction in which others are read.
bool is_harmless(std::string_view character) {
    constexpr std::string_view delimiters = "\"\\:;,|[]";
    return is_only_text(character) && delimiters.find(character) == std::string_view::npos;
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
        if (is_utf8 && is_harmless(character) && !is_lost_blank)
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
