#include "import/date_form.hpp"

#include "import/folded.hpp"
#include "import/number_form.hpp"

#include <algorithm>
#include <array>

namespace cofin {
namespace {

/// Names of months without accents, in lower case, by month; with the forms that stand in dates.
constexpr std::array<std::array<std::string_view, 8>, 12> month_names{{
    {"january", "jan", "stycznia", "styczen", "ledna", "leden", "січня", "січень"},
    {"february", "feb", "lutego", "luty", "unora", "unor", "лютого", "лютии"},
    {"march", "mar", "marca", "marzec", "brezna", "brezen", "березня", "березень"},
    {"april", "apr", "kwietnia", "kwiecien", "dubna", "duben", "квітня", "квітень"},
    {"may", "maja", "maj", "kvetna", "kveten", "травня", "травень", ""},
    {"june", "jun", "czerwca", "czerwiec", "cervna", "cerven", "червня", "червень"},
    {"july", "jul", "lipca", "lipiec", "cervence", "cervenec", "липня", "липень"},
    {"august", "aug", "sierpnia", "sierpien", "srpna", "srpen", "серпня", "серпень"},
    {"september", "sep", "wrzesnia", "wrzesien", "zari", "sept", "вересня", "вересень"},
    {"october", "oct", "pazdziernika", "pazdziernik", "rijna", "rijen", "жовтня", "жовтень"},
    {"november", "nov", "listopada", "listopad", "listopadu", "", "листопада", "листопад"},
    {"december", "dec", "grudnia", "grudzien", "prosince", "prosinec", "грудня", "грудень"},
}};

/// A date taken apart: three numbers with what stands between them, the middle or first one maybe a word.
struct date_parts {
    std::array<unsigned, 3> number{};
    std::array<std::size_t, 3> digits{};
    std::array<char, 2> between{}; ///< '.', '/', '-' or ' '
};

bool take_number(std::string_view& rest, date_parts& into, std::size_t at) {
    std::size_t size = 0;
    while (size < rest.size() && size < 4 && rest[size] >= '0' && rest[size] <= '9') {
        into.number[at] = into.number[at] * 10 + static_cast<unsigned>(rest[size] - '0');
        ++size;
    }
    into.digits[at] = size;
    rest.remove_prefix(size);
    return size > 0 && (rest.empty() || rest[0] < '0' || rest[0] > '9');
}

void skip_spaces(std::string_view& rest) {
    while (rest.starts_with(' '))
        rest.remove_prefix(1);
}

bool take_mark(std::string_view& rest, char& mark) {
    mark = ' ';
    if (rest.starts_with('.') || rest.starts_with('/') || rest.starts_with('-')) {
        mark = rest[0];
        rest.remove_prefix(1);
    } else if (!rest.starts_with(' ')) {
        return false;
    }
    if (mark == '.' || mark == ' ')
        skip_spaces(rest);
    return true;
}

/// Whether nothing follows the date but a full stop or a time of the day.
bool ends_date(std::string_view rest) {
    if (rest == ".")
        return true;
    if (!rest.starts_with(' ') && !rest.starts_with('T'))
        return rest.empty();
    rest.remove_prefix(1);
    return rest.size() >= 4 && rest.find(':') != std::string_view::npos &&
           std::ranges::all_of(rest, [](char c) {
               return (c >= '0' && c <= '9') || c == ':' || c == '.' || c == 'Z' || c == '+';
           });
}

std::optional<date_parts> parts_of(std::string_view cell) {
    date_parts parts;
    for (std::size_t i = 0; i < 3; ++i)
        if (!take_number(cell, parts, i) || (i < 2 && !take_mark(cell, parts.between[i])))
            return std::nullopt;
    if (!ends_date(cell) || parts.between[0] != parts.between[1] || parts.between[0] == ' ')
        return std::nullopt;
    return parts;
}

std::optional<day> day_of(unsigned year, unsigned month, unsigned on) {
    const date::year_month_day made(date::year(static_cast<int>(year)), date::month(month),
                                    date::day(on));
    return made.ok() && year >= 1900 ? std::optional(day(made)) : std::nullopt;
}

unsigned month_named(std::string_view word) {
    while (word.ends_with('.') || word.ends_with(','))
        word.remove_suffix(1);
    const std::string name = folded(word);
    for (std::size_t month = 0; month < month_names.size(); ++month)
        if (!name.empty() &&
            std::ranges::find(month_names[month], name) != month_names[month].end())
            return static_cast<unsigned>(month + 1);
    return 0;
}

/// `3 kwietnia 2021`, `3. dubna 2021`, `April 3, 2021`, `3 квітня 2021 р.`
std::optional<day> day_in_words(std::string_view cell) {
    std::array<std::string_view, 4> words{};
    std::size_t count = 0;
    while (!cell.empty()) {
        const auto end = std::min(cell.find(' '), cell.size());
        if (end > 0) {
            if (count == words.size())
                return std::nullopt;
            words[count++] = cell.substr(0, end);
        }
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    if (count == 4 && words[3] != "р." && words[3] != "року" && words[3] != "r." &&
        words[3] != "roku")
        return std::nullopt;
    if (count < 3)
        return std::nullopt;
    const bool month_first = words[0][0] < '0' || words[0][0] > '9';
    const unsigned month = month_named(words[month_first ? 0 : 1]);
    std::string_view on = words[month_first ? 1 : 0];
    while (on.ends_with('.') || on.ends_with(','))
        on.remove_suffix(1);
    std::string_view year = words[2];
    date_parts numbers;
    if (month == 0 || on.size() > 2 || year.size() != 4 || !take_number(on, numbers, 0) ||
        !on.empty() || !take_number(year, numbers, 1) || !year.empty())
        return std::nullopt;
    return day_of(numbers.number[1], month, numbers.number[0]);
}

written_date read_as(std::optional<day> on, std::string_view cell) {
    written_date made;
    made.on = on;
    made.is = on ? written_date::state::read : written_date::state::refused;
    if (!on) {
        made.found = in_quotes(cell);
        made.expected =
            wording("a day of the calendar with its year in four digits, such as 2018-11-12");
    }
    return made;
}

/// Day and month in an order that the text does not say.
written_date read_either(const date_parts& parts, std::string_view cell,
                         std::optional<date_order> known) {
    const auto [first, second, year] = parts.number;
    const auto as_dmy = day_of(year, second, first);
    const auto as_mdy = day_of(year, first, second);
    if (first == second || (!as_dmy && !as_mdy))
        return read_as(as_dmy, cell);
    if (as_dmy.has_value() != as_mdy.has_value()) {
        auto made = read_as(as_dmy ? as_dmy : as_mdy, cell);
        made.decides = as_dmy ? date_order::dmy : date_order::mdy;
        return made;
    }
    written_date made;
    made.is = written_date::state::ambiguous;
    made.found = in_quotes(cell);
    if (known)
        made.on = *known == date_order::dmy ? as_dmy : as_mdy;
    return made;
}

} // namespace

written_date read_date(std::string_view cell, std::optional<date_order> known) {
    cell = trimmed(cell);
    if (cell.empty())
        return {};
    const auto parts = parts_of(cell);
    if (!parts)
        return read_as(day_in_words(cell), cell);
    const bool short_ends = parts->digits[1] <= 2;
    if (parts->digits[0] == 4 && short_ends && parts->digits[2] <= 2)
        return read_as(day_of(parts->number[0], parts->number[1], parts->number[2]), cell);
    if (parts->digits[0] > 2 || !short_ends || parts->digits[2] != 4)
        return read_as(std::nullopt, cell);
    if (parts->between[0] == '.')
        return read_as(day_of(parts->number[2], parts->number[1], parts->number[0]), cell);
    return read_either(*parts, cell, known);
}

} // namespace cofin
