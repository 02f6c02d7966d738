#include "import/number_form.hpp"

#include "import/currency_word.hpp"

#include <cofin/error.hpp>

#include <array>

namespace cofin {
namespace {

constexpr std::string_view minus_signs[] = {"-", "−", "–"};
// NBSP, narrow NBSP, thin space, figure space
constexpr std::string_view wide_spaces[] = {"\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89",
                                            "\xe2\x80\x87"};

/// Bytes of the space that the text begins with; zero where it begins with none.
std::size_t leading_space(std::string_view text) noexcept {
    if (text.empty())
        return 0;
    if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r')
        return 1;
    if ((static_cast<unsigned char>(text[0]) & 0x80U) != 0)
        for (const auto space : wide_spaces)
            if (text.starts_with(space))
                return space.size();
    return 0;
}

std::size_t trailing_space(std::string_view text) noexcept {
    if (text.empty())
        return 0;
    const char last = text.back();
    if (last == ' ' || last == '\t' || last == '\n' || last == '\r')
        return 1;
    if ((static_cast<unsigned char>(last) & 0x80U) != 0)
        for (const auto space : wide_spaces)
            if (text.ends_with(space))
                return space.size();
    return 0;
}

bool is_number_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The digits of a number in the groups that its marks make.
struct digit_groups {
    struct group {
        char before = 0; ///< '.', ',' or ' ' for spaces and apostrophes; 0 for the first
        std::size_t from = 0;
        std::size_t count = 0;
    };
    std::array<group, 16> all{};
    std::size_t count = 0;
    std::array<char, written_number::digits_max> digits{};
    std::size_t digits_count = 0;

    [[nodiscard]] std::size_t marks(char mark) const {
        std::size_t found = 0;
        for (std::size_t i = 1; i < count; ++i)
            found += all[i].before == mark ? 1U : 0U;
        return found;
    }
    /// Whether groups [1, last) are thousands set apart by `mark`.
    [[nodiscard]] bool are_thousands(char mark, std::size_t last) const {
        if (last > 1 && (all[0].count == 0 || all[0].count > 3))
            return false;
        for (std::size_t i = 1; i < last; ++i)
            if (all[i].before != mark || all[i].count != 3)
                return false;
        return true;
    }
};

/// False where there is anything but digits and marks, or too much of them.
bool split_groups(std::string_view body, digit_groups& into) {
    into.count = 1;
    while (!body.empty()) {
        if (is_number_digit(body[0])) {
            if (into.digits_count == into.digits.size())
                return false;
            into.digits[into.digits_count++] = body[0];
            ++into.all[into.count - 1].count;
            body.remove_prefix(1);
            continue;
        }
        std::size_t bytes = leading_space(body);
        char mark = ' ';
        if (body[0] == '.' || body[0] == ',') {
            mark = body[0];
            bytes = 1;
        } else if (body[0] == '\'') {
            bytes = 1;
        } else if (body.starts_with("’")) {
            bytes = std::string_view("’").size();
        }
        if (bytes == 0 || into.count == into.all.size())
            return false;
        into.all[into.count++] = {mark, into.digits_count, 0};
        body.remove_prefix(bytes);
    }
    return true;
}

enum class reading : std::uint8_t { no_number, whole, point, comma, either };

/// How the marks can be understood; `whole` and `either` may have thousands.
reading reading_of(const digit_groups& groups) {
    const std::size_t spaces = groups.marks(' ');
    const std::size_t points = groups.marks('.');
    const std::size_t commas = groups.marks(',');
    const std::size_t last = groups.count - 1;
    if (points + commas == 0)
        return groups.are_thousands(' ', groups.count) ? reading::whole : reading::no_number;
    if (groups.all[last].count == 0 || groups.all[last].before == ' ')
        return reading::no_number;
    const char mark = groups.all[last].before;
    const reading by_mark = mark == '.' ? reading::point : reading::comma;
    const char other = mark == '.' ? ',' : '.';
    if (points > 0 && commas > 0)
        return spaces == 0 && groups.marks(mark) == 1 && groups.are_thousands(other, last)
                   ? by_mark
                   : reading::no_number;
    if (points + commas > 1) // thousands, so that the other mark would be the decimal one
        return spaces == 0 && groups.are_thousands(mark, groups.count)
                   ? (mark == '.' ? reading::comma : reading::point)
                   : reading::no_number;
    if (spaces > 0)
        return groups.are_thousands(' ', last) ? by_mark : reading::no_number;
    const auto& first = groups.all[0];
    const bool thousands = groups.all[last].count == 3 && first.count >= 1 && first.count <= 3 &&
                           groups.digits[0] != '0';
    return thousands ? reading::either : by_mark;
}

/// What stands before or behind the digits: signs, parentheses, a currency.
struct surroundings {
    bool minus = false;
    bool opened = false;
    bool closed = false;
    std::string_view word;
};

bool take_sign(std::string_view& rest, surroundings& into) {
    for (const auto sign : minus_signs)
        if (rest.starts_with(sign)) {
            if (into.minus)
                return false;
            into.minus = true;
            rest.remove_prefix(sign.size());
            return true;
        }
    if (!rest.starts_with('+'))
        return false;
    rest.remove_prefix(1);
    return true;
}

bool begins_word(std::string_view rest) {
    for (const auto sign : minus_signs)
        if (rest.starts_with(sign))
            return false;
    return !rest.empty() && leading_space(rest) == 0 && rest[0] != '(' && rest[0] != ')' &&
           rest[0] != '+';
}

bool read_surroundings(std::string_view rest, surroundings& into) {
    while (!rest.empty()) {
        if (const auto bytes = leading_space(rest); bytes > 0) {
            rest.remove_prefix(bytes);
        } else if (rest[0] == '(' && !into.opened) {
            into.opened = true;
            rest.remove_prefix(1);
        } else if (rest[0] == ')' && into.opened && !into.closed) {
            into.closed = true;
            rest.remove_prefix(1);
        } else if (!begins_word(rest)) {
            if (!take_sign(rest, into))
                return false;
        } else {
            std::size_t size = 0;
            while (begins_word(rest.substr(size)))
                ++size;
            if (!into.word.empty() && into.word != rest.substr(0, size))
                return false;
            into.word = rest.substr(0, size);
            rest.remove_prefix(size);
        }
    }
    return true;
}

/// Takes `.-`, `,--` and the like away from what follows the digits.
void skip_no_decimals(std::string_view& behind) {
    std::string_view rest = behind;
    while (leading_space(rest) > 0)
        rest.remove_prefix(leading_space(rest));
    if (!rest.starts_with('.') && !rest.starts_with(','))
        return;
    rest.remove_prefix(1);
    std::size_t dashes = 0;
    for (bool more = true; more;) {
        more = false;
        for (const auto sign : minus_signs)
            if (rest.starts_with(sign)) {
                rest.remove_prefix(sign.size());
                ++dashes;
                more = true;
            }
    }
    if (dashes > 0)
        behind = rest;
}

written_number refused(std::string_view cell, wording expected) {
    written_number number;
    number.is = written_number::state::refused;
    number.found = in_quotes(cell);
    number.expected = std::move(expected);
    return number;
}

/// How many digits stand before the decimal mark.
std::size_t whole_digits(const digit_groups& groups, bool decimals) {
    return decimals ? groups.all[groups.count - 1].from : groups.digits_count;
}

void write_digits(const digit_groups& groups, bool minus, bool decimals, written_number& into) {
    const std::size_t whole = whole_digits(groups, decimals);
    bool zero = true;
    for (std::size_t i = 0; i < groups.digits_count; ++i)
        zero = zero && groups.digits[i] == '0';
    if (minus && !zero)
        into.append('-');
    if (whole == 0)
        into.append('0');
    for (std::size_t i = 0; i < groups.digits_count; ++i) {
        if (i == whole)
            into.append('.');
        into.append(groups.digits[i]);
    }
}

std::optional<written_number> problem_of_word(std::string_view cell, std::string_view word,
                                              written_number& number) {
    if (word.empty())
        return std::nullopt;
    number.unit = currency_of_word(word);
    if (number.unit)
        return std::nullopt;
    if (is_multiplier(word))
        return refused(cell,
                       wording("the number in full: {} says how it was cut", in_quotes(word)));
    return refused(cell, wording("a number, with nothing but a currency beside it"));
}

/// The sides of the digits from the first to the last.
struct number_span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<number_span> span_of_digits(std::string_view cell) {
    constexpr std::string_view digits = "0123456789";
    number_span span{cell.find_first_of(digits), cell.find_last_of(digits)};
    if (span.begin == std::string_view::npos)
        return std::nullopt;
    ++span.end;
    if (span.begin > 0 && (cell[span.begin - 1] == '.' || cell[span.begin - 1] == ','))
        --span.begin; // .50
    return span;
}

} // namespace

std::string_view trimmed(std::string_view cell) noexcept {
    while (const auto bytes = leading_space(cell))
        cell.remove_prefix(bytes);
    while (const auto bytes = trailing_space(cell))
        cell.remove_suffix(bytes);
    return cell;
}

void written_number::trim_decimals(unsigned digits) noexcept {
    const auto mark = text().find('.');
    if (mark == std::string_view::npos)
        return;
    while (size_ > mark + 1 + digits && text_[size_ - 1] == '0')
        --size_;
    if (size_ == mark + 1)
        --size_;
}

written_number read_number(std::string_view cell, std::optional<decimal_mark> known) {
    cell = trimmed(cell);
    written_number number;
    if (cell.empty())
        return number;
    const auto span = span_of_digits(cell);
    if (!span)
        return refused(cell, wording("a number"));
    surroundings around;
    std::string_view behind = cell.substr(span->end);
    skip_no_decimals(behind);
    if (!read_surroundings(cell.substr(0, span->begin), around) ||
        !read_surroundings(behind, around) || around.opened != around.closed ||
        (around.opened && around.minus))
        return refused(cell, wording("a number, with nothing but a sign and a currency beside it"));
    if (auto problem = problem_of_word(cell, around.word, number))
        return *problem;
    digit_groups groups;
    if (!split_groups(cell.substr(span->begin, span->end - span->begin), groups))
        return refused(cell, wording("a number of at most {} digits",
                                     std::to_string(written_number::digits_max)));
    const reading how = reading_of(groups);
    if (how == reading::no_number)
        return refused(cell, wording("digits in groups of three, and one decimal mark"));
    bool decimals = how == reading::point || how == reading::comma;
    if (decimals)
        number.decides = how == reading::point ? decimal_mark::point : decimal_mark::comma;
    const char mark = groups.count > 1 ? groups.all[groups.count - 1].before : ' ';
    const auto as_decimal = mark == '.' ? decimal_mark::point : decimal_mark::comma;
    if (decimals)
        decimals = number.decides == as_decimal; // 1.234.567 decides, and has no decimals
    if (how == reading::either) {
        if (!known) {
            number.is = written_number::state::ambiguous;
            number.found = in_quotes(cell);
            return number;
        }
        decimals = *known == as_decimal;
    }
    if (groups.digits[0] == '0' && whole_digits(groups, decimals) > 1)
        return refused(cell, wording("a number without leading zeros"));
    number.is =
        how == reading::either ? written_number::state::ambiguous : written_number::state::read;
    write_digits(groups, around.minus || around.opened, decimals, number);
    return number;
}

} // namespace cofin
