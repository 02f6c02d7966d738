/// Days and months. The one header that includes the date library.
#pragma once

#include <cofin/error.hpp>

#include <date/date.h>

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// A calendar day, no time of day, no zone.
using day = date::sys_days;
/// A calendar month.
using month = date::year_month;

/// The month a day lies in.
constexpr month month_of(day on) noexcept;

/// Reads `2019-02-28`; throws `parse_error` for other forms and for days that no calendar has.
day parse_day(std::string_view text);
/// As `parse_day`, none where it throws.
std::optional<day> try_parse_day(std::string_view text) noexcept;

/// Reads `2019-02`; throws `parse_error` for other forms.
month parse_month(std::string_view text);
/// As `parse_month`, none where it throws.
std::optional<month> try_parse_month(std::string_view text) noexcept;

/// ISO 8601: `2019-02-28`, `2019-02`.
std::string to_string(day on);
/// The same of a month.
std::string to_string(month of);
/// The same at `out`, without a terminating null; returns its end. `day_size_max` bytes must have room.
char* print(day on, char* out) noexcept;
inline constexpr std::size_t day_size_max = 16;

/// The day `months` later; where that month is shorter, its last day.
day months_later(day start, int months);

// --- definitions ---

constexpr month month_of(day on) noexcept {
    const date::year_month_day parts(on);
    return parts.year() / parts.month();
}

namespace detail {

/// The number written by exactly `Count` digits at `from`; -1 where they are not digits.
template <std::size_t Count>
constexpr int digits_at(std::string_view text, std::size_t from) noexcept {
    if (text.size() < from + Count)
        return -1;
    unsigned value = 0;
    bool others = false;
#pragma GCC unroll 4
    for (std::size_t i = from; i < from + Count; ++i) {
        const auto digit = static_cast<unsigned char>(text[i] - '0');
        others |= digit > 9;
        value = value * 10 + digit;
    }
    return others ? -1 : static_cast<int>(value);
}

/// The day of that date, by integers alone; none where no calendar has it. The year is from 1 to 9999.
constexpr std::optional<day> day_of(int year, int month_number, int number) noexcept {
    constexpr int days_in[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    constexpr int days_before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    constexpr int days_before_1970 = 719'162; // from the first day of the year 1
    if (year < 1 || month_number < 1 || month_number > 12 || number < 1)
        return std::nullopt;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const int leap_day = leap && month_number >= 2 ? 1 : 0;
    if (number > days_in[month_number - 1] + (month_number == 2 ? leap_day : 0))
        return std::nullopt;
    const int years = year - 1;
    const int of_year =
        days_before[month_number - 1] + (month_number > 2 ? leap_day : 0) + number - 1;
    return day(date::days(365 * years + years / 4 - years / 100 + years / 400 + of_year -
                          days_before_1970));
}

/// Writes the last `width` digits of a number that is not negative; returns their end.
constexpr char* print_digits(unsigned value, std::size_t width, char* out) noexcept {
    for (std::size_t i = width; i > 0; --i, value /= 10)
        out[i - 1] = static_cast<char>('0' + value % 10);
    return out + width;
}

inline char* print(month of, char* out) noexcept {
    const int year = static_cast<int>(of.year());
    // No text that is read gives another year; one that is computed may.
    if (year < 0 || year > 9999)
        out = std::to_chars(out, out + 8, year).ptr;
    else
        out = print_digits(static_cast<unsigned>(year), 4, out);
    *out++ = '-';
    return print_digits(static_cast<unsigned>(of.month()), 2, out);
}

} // namespace detail

inline std::optional<month> try_parse_month(std::string_view text) noexcept {
    if (text.size() != 7 || text[4] != '-')
        return std::nullopt;
    const int year = detail::digits_at<4>(text, 0);
    const int number = detail::digits_at<2>(text, 5);
    if (year < 1 || number < 1 || number > 12)
        return std::nullopt;
    return date::year{year} / date::month{static_cast<unsigned>(number)};
}

inline std::optional<day> try_parse_day(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    return detail::day_of(detail::digits_at<4>(text, 0), detail::digits_at<2>(text, 5),
                          detail::digits_at<2>(text, 8));
}

inline day parse_day(std::string_view text) {
    if (const auto on = try_parse_day(text))
        return *on;
    throw parse_error({{}, 0, 1}, in_quotes(text),
                      wording("a day of the calendar such as 2019-02-28"));
}

inline month parse_month(std::string_view text) {
    if (const auto of = try_parse_month(text))
        return *of;
    throw parse_error({{}, 0, 1}, in_quotes(text), wording("a month such as 2019-02"));
}

inline char* print(day on, char* out) noexcept {
    const date::year_month_day parts(on);
    out = detail::print(parts.year() / parts.month(), out);
    *out++ = '-';
    return detail::print_digits(static_cast<unsigned>(parts.day()), 2, out);
}

inline std::string to_string(month of) {
    char buffer[day_size_max];
    return {buffer, detail::print(of, buffer)};
}

inline std::string to_string(day on) {
    char buffer[day_size_max];
    return {buffer, print(on, buffer)};
}

inline day months_later(day start, int months) {
    const date::year_month_day from(start);
    const date::year_month_day to = from + date::months(months);
    return to.ok() ? day(to) : day(to.year() / to.month() / date::last);
}

} // namespace v0
} // namespace cofin
