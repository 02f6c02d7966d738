#include "import/helper/cell_text.hpp"

#include <cofin/time/calendar.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace cofin::workbooks {
namespace {

constexpr double last_serial = 2'958'465; // 9999-12-31
constexpr int seconds_of_day = 24 * 60 * 60;

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string time_text(std::int64_t seconds) {
    const auto hours = seconds / 3600;
    return (hours < 10 ? "0" : "") + std::to_string(hours) + ":" +
           two_digits(static_cast<int>(seconds / 60 % 60)) + ":" +
           two_digits(static_cast<int>(seconds % 60));
}

/// The calendar's day of a serial number. Excel's calendar of 1900 has a 29 February, which is day 60 and no day.
std::optional<std::string> day_text(std::int64_t serial, day_count count) {
    if (count == day_count::from_1900 && serial == 60)
        return std::nullopt;
    using namespace date::literals;
    const auto zero = count == day_count::from_1904 ? date::sys_days{1904_y / 1 / 1}
                      : serial < 60                 ? date::sys_days{1899_y / 12 / 31}
                                                    : date::sys_days{1899_y / 12 / 30};
    const date::year_month_day on(zero + date::days(serial));
    const int year = static_cast<int>(on.year());
    return std::to_string(year) + "-" + two_digits(static_cast<int>(unsigned{on.month()})) + "-" +
           two_digits(static_cast<int>(unsigned{on.day()}));
}

std::optional<std::string> moment_text(double value, const number_format& format, day_count count) {
    if (value < 0 || value > last_serial)
        return std::nullopt;
    auto day = static_cast<std::int64_t>(std::floor(value));
    auto second = std::llround((value - std::floor(value)) * seconds_of_day);
    if (second == seconds_of_day) {
        ++day;
        second = 0;
    }
    if (!format.shows_day)
        return time_text(day * seconds_of_day + second);
    auto on = day_text(day, count);
    if (!on || second == 0)
        return on;
    return *on + "T" + time_text(second);
}

bool is_control(char32_t c) { return c < 0x20 && c != '\t' && c != '\n'; }

/// The character that `_xHHHH_` stands for, at the beginning of a text.
std::optional<char32_t> escaped_character(std::string_view text) {
    constexpr std::size_t size = 7;
    if (text.size() < size || !text.starts_with("_x") || text[size - 1] != '_')
        return std::nullopt;
    std::uint32_t code = 0;
    const char* end = text.data() + size - 1;
    if (std::from_chars(text.data() + 2, end, code, 16).ptr != end)
        return std::nullopt;
    return code;
}

void append_utf8(std::string& to, char32_t c) {
    if (c < 0x80) {
        to += static_cast<char>(c);
    } else if (c < 0x800) {
        to += static_cast<char>(0xc0 | (c >> 6));
        to += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        to += static_cast<char>(0xe0 | (c >> 12));
        to += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        to += static_cast<char>(0x80 | (c & 0x3f));
    }
}

} // namespace

std::optional<double> read_double(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc() || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string decimal_text(double value) {
    if (value == 0)
        return "0"; // -0 too
    std::array<char, 400> digits{};
    const auto made = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                    std::chars_format::fixed);
    return {digits.data(), made.ptr};
}

std::string hundredfold(std::string_view decimal) {
    const bool minus = decimal.starts_with('-');
    if (minus)
        decimal.remove_prefix(1);
    const auto mark = std::min(decimal.find('.'), decimal.size());
    std::string whole(decimal.substr(0, mark));
    std::string part(decimal.substr(std::min(mark + 1, decimal.size())));
    part.resize(std::max<std::size_t>(part.size(), 2), '0');
    whole += part.substr(0, 2);
    part.erase(0, 2);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    return (minus ? "-" : "") + whole + (part.empty() ? "" : "." + part);
}

cell_value shown(double value, const number_format& format, day_count count) {
    if (format.shows_day || format.shows_time)
        if (auto moment = moment_text(value, format, count))
            return {{cell_kind::date}, std::move(*moment)};
    auto text = decimal_text(value);
    if (format.percent)
        text = hundredfold(text) + " %";
    else if (!format.beside.empty())
        text += " " + format.beside;
    return {{cell_kind::number}, std::move(text)};
}

std::string_view without_midnight(std::string_view date) {
    const auto time = date.find('T');
    if (time != std::string_view::npos &&
        date.find_first_not_of("0:.Z", time + 1) == std::string_view::npos)
        return date.substr(0, time);
    return date;
}

cell_value unescaped(std::string_view text) {
    cell_value made;
    made.text.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto c = static_cast<char32_t>(static_cast<unsigned char>(text[at]));
        const auto escaped = text[at] == '_' ? escaped_character(text.substr(at)) : std::nullopt;
        if (escaped) {
            c = *escaped;
            at += 6;
        }
        const bool surrogate = escaped && c >= 0xd800 && c <= 0xdfff;
        if (c == '\r') { // a line ends here, maybe with the line feed that follows
            if (at + 1 < text.size() && text[at + 1] == '\n')
                ++at;
            made.text += '\n';
            continue;
        }
        if (surrogate || is_control(c))
            return {{cell_kind::control}, std::string(text)};
        if (escaped)
            append_utf8(made.text, c);
        else
            made.text += text[at];
    }
    return made;
}

} // namespace cofin::workbooks
