#include "import/helper/number_format.hpp"

#include <algorithm>

namespace cofin::workbooks {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Bytes of the UTF-8 character that begins here.
std::size_t character_size(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0xc0)
        return 1;
    return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/// Walks along a format's first section.
class format_reader {
public:
    explicit format_reader(std::string_view code) : rest_(code) {}

    number_format read() {
        while (!rest_.empty() && rest_.front() != ';')
            step();
        made_.shows_day = day_ || (month_ && !made_.shows_time);
        // Marks alone, as in "-" or ".-", change nothing.
        if (std::ranges::none_of(beside_, [](char c) {
                return is_letter(c) || c == '$' || static_cast<unsigned char>(c) >= 0x80;
            }))
            beside_.clear();
        const auto first = std::min(beside_.find_first_not_of(' '), beside_.size());
        made_.beside = beside_.substr(first, beside_.find_last_not_of(' ') + 1 - first);
        return made_;
    }

private:
    void step() {
        const char c = rest_.front();
        switch (c) {
        case '"': return take_until('"');
        case '[': return take_bracket();
        case '\\': rest_.remove_prefix(1); return take_character(true);
        case '_':
        case '*': rest_.remove_prefix(1); return take_character(false);
        case '%': made_.percent = true; break;
        case '$': beside_ += c; break;
        default: take_token(lower(c));
        }
        if (static_cast<unsigned char>(c) >= 0x80)
            return take_character(true);
        rest_.remove_prefix(1);
    }

    void take_token(char c) {
        day_ = day_ || c == 'd' || c == 'y';
        month_ = month_ || c == 'm';
        made_.shows_time = made_.shows_time || c == 'h' || c == 's';
    }

    void take_until(char end) {
        rest_.remove_prefix(1);
        const auto size = std::min(rest_.find(end), rest_.size());
        beside_ += rest_.substr(0, size);
        rest_.remove_prefix(std::min(size + 1, rest_.size()));
    }

    /// `[$zł-415]` shows a currency; `[h]` is a time; colours and conditions show nothing.
    void take_bracket() {
        auto inside = rest_.substr(1, std::min(rest_.find(']'), rest_.size()) - 1);
        rest_.remove_prefix(std::min(inside.size() + 2, rest_.size()));
        if (inside.starts_with('$')) {
            inside.remove_prefix(1);
            beside_ += inside.substr(0, inside.rfind('-'));
        } else if (const auto unit = inside.empty() ? ' ' : lower(inside.front());
                   std::ranges::all_of(inside, [&](char c) { return lower(c) == unit; })) {
            made_.shows_time = made_.shows_time || unit == 'h' || unit == 'm' || unit == 's';
        }
    }

    void take_character(bool shown) {
        if (rest_.empty())
            return;
        const auto size = std::min(character_size(rest_.front()), rest_.size());
        if (shown)
            beside_ += rest_.substr(0, size);
        rest_.remove_prefix(size);
    }

    std::string_view rest_;
    std::string beside_;
    bool day_ = false;
    bool month_ = false;
    number_format made_;
};

} // namespace

number_format read_number_format(std::string_view code) { return format_reader(code).read(); }

number_format built_in_format(std::uint32_t id) {
    number_format made;
    made.percent = id == 9 || id == 10;
    made.shows_day =
        (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    made.shows_time = (id >= 18 && id <= 22) || (id >= 45 && id <= 47);
    return made;
}

} // namespace cofin::workbooks
