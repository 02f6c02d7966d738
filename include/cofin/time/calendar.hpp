/// Days and months. The one header that includes the date library.
#pragma once

#include <cofin/error.hpp>

#include <date/date.h>

#include <algorithm>
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
std::optional<day> try_parse_day(std::string_view text) noexcept;

/// Reads `2019-02`; throws `parse_error` for other forms.
month parse_month(std::string_view text);
std::optional<month> try_parse_month(std::string_view text) noexcept;

/// ISO 8601: `2019-02-28`, `2019-02`.
std::string to_string(day on);
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

/// The number written by exactly `count` digits at `from`; -1 where they are not digits.
constexpr int digits_at(std::string_view text, std::size_t from, std::size_t count) noexcept {
    if (text.size() < from + count)
        return -1;
    unsigned value = 0;
    unsigned largest = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        const auto digit = static_cast<unsigned char>(text[i] - '0');
        largest = std::max<unsigned>(largest, digit);
        value = value * 10 + digit;
    }
    return largest > 9 ? -1 : static_cast<int>(value);
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
    const int year = detail::digits_at(text, 0, 4);
    const int number = detail::digits_at(text, 5, 2);
    if (text.size() != 7 || text[4] != '-' || year < 1 || number < 1 || number > 12)
        return std::nullopt;
    return date::year{year} / date::month{static_cast<unsigned>(number)};
}

inline std::optional<day> try_parse_day(std::string_view text) noexcept {
    const auto of = try_parse_month(text.substr(0, 7));
    const int number = detail::digits_at(text, 8, 2);
    if (!of || text.size() != 10 || text[7] != '-' || number < 1)
        return std::nullopt;
    const date::year_month_day parts = *of / date::day{static_cast<unsigned>(number)};
    if (!parts.ok())
        return std::nullopt;
    return day(parts);
}

inline day parse_day(std::string_view text) {
    if (const auto on = try_parse_day(text))
        return *on;
    throw parse_error({{}, 0, 1}, in_quotes(text), "a day of the calendar such as 2019-02-28");
}

inline month parse_month(std::string_view text) {
    if (const auto of = try_parse_month(text))
        return *of;
    throw parse_error({{}, 0, 1}, in_quotes(text), "a month such as 2019-02");
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
