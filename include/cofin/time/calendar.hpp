/// Days and months. The one header that includes the date library.
#pragma once

#include <cofin/error.hpp>
#include <cofin/short_text.hpp>

#include <date/date.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
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

/// By the method of `detail::days_to`, backwards; outside the years 1 to 9999 by the date library.
constexpr month month_of(day on) noexcept {
    constexpr int days_from_march_0 = 719'468; // to 1970
    constexpr int days_in_10000_years = 3'652'425;
    const int since = on.time_since_epoch().count() + days_from_march_0;
    if (since < 366 || since >= days_in_10000_years - 366) [[unlikely]] {
        const date::year_month_day parts(on);
        return parts.year() / parts.month();
    }
    const unsigned in_centuries = 4 * static_cast<unsigned>(since) + 3;
    const unsigned in_years = (in_centuries % 146'097) | 3U;
    const unsigned year = 100 * (in_centuries / 146'097) + in_years / 1461;
    const unsigned month_from_march = (5 * (in_years % 1461 / 4) + 461) / 153;
    const bool in_next_year = month_from_march > 12;
    return date::year(static_cast<int>(year) + (in_next_year ? 1 : 0)) /
           date::month(in_next_year ? month_from_march - 12 : month_from_march);
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

/// Whether the year has a 29 February. Of the years that four divides, those that a hundred does and sixteen does not have none.
constexpr bool is_leap(int year) noexcept { return (year & (year % 25 != 0 ? 3 : 15)) == 0; }

/// What stands for a day that no calendar has. Not `std::optional`: gcc writes a day and whether there is one apart and reads
/// them as one word, for which a processor waits, and lists have millions of days.
inline constexpr int no_day = INT32_MIN;

/// The days from 1970 to that date, by integers alone; `no_day` where no calendar has it. The year is from 1 to 9999.
///
/// Years begin in March here, so that the odd day is the last one. Method: C. Neri and L. Schneider, "Euclidean affine
/// functions and their application to calendar algorithms", Softw. Pract. Exper. 53, 2023.
constexpr int days_to(int year, int month_number, int number) noexcept {
    if (year < 1 || month_number < 1 || month_number > 12 || number < 1)
        return no_day;
    const int last = month_number == 2 ? (is_leap(year) ? 29 : 28)
                                       : 30 + ((month_number ^ month_number >> 3) & 1);
    if (number > last)
        return no_day;
    const bool before_march = month_number <= 2;
    const auto from_march = static_cast<unsigned>(before_march ? month_number + 12 : month_number);
    const auto years = static_cast<unsigned>(before_march ? year - 1 : year);
    const unsigned centuries = years / 100;
    constexpr int days_before_1970 = 719'469; // from the day before March of the year 0
    const unsigned days = 1461 * years / 4 - centuries + centuries / 4 +
                          (979 * from_march - 2919) / 32 + static_cast<unsigned>(number);
    return static_cast<int>(days) - days_before_1970;
}

/// Whether eight characters are `digits` where that has a 0 and the same characters elsewhere, all of them at once. `room`
/// says for each what may be added to its distance from the form before bit 7 shows: v for a digit, DEL for others.
inline bool has_form(const char* text, const char (&digits)[9], const char (&room)[9]) noexcept {
    constexpr uint64_t top_bits = 0x8080808080808080U;
    const uint64_t distance = word_at<uint64_t>(text) ^ word_at<uint64_t>(digits);
    return ((distance | (distance + word_at<uint64_t>(room))) & top_bits) == 0;
}

/// The number of two digits, which they are.
constexpr int two_digits_at(const char* text) noexcept { return 10 * text[0] + text[1] - 11 * '0'; }

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

namespace detail {

/// The days from 1970 to the day of a text; `no_day` where it is not one.
inline int days_to(std::string_view text) noexcept {
    const char* const at = text.data();
    if (text.size() != 10 || !has_form(at, "0000-00-", "vvvv\x7fvv\x7f") ||
        !has_form(at + 2, "00-00-00", "vv\x7fvv\x7fvv"))
        return no_day;
    return days_to(100 * two_digits_at(at) + two_digits_at(at + 2), two_digits_at(at + 5),
                   two_digits_at(at + 8));
}

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_bad_day(std::string_view text) {
    throw parse_error({{}, 0, 1}, in_quotes(text),
                      wording("a day of the calendar such as 2019-02-28"));
}

} // namespace detail

inline std::optional<day> try_parse_day(std::string_view text) noexcept {
    const int days = detail::days_to(text);
    return days == detail::no_day ? std::nullopt : std::optional(day(date::days(days)));
}

inline day parse_day(std::string_view text) {
    const int days = detail::days_to(text);
    if (days == detail::no_day) [[unlikely]]
        detail::throw_bad_day(text);
    return day(date::days(days));
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
