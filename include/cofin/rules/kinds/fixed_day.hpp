/// A day that a rule fixes by the calendar: the 31st of January of the next year, ten working days later.
#pragma once

#include <cofin/rules/run.hpp>

#include <optional>
#include <string_view>

namespace cofin {
inline namespace v0 {
namespace kinds {

/// The month and day, written `01-31`, of the year after that of `start`; its last day where the month is shorter. None
/// where the text is no month and day.
inline std::optional<day> day_next_year(day start, std::string_view month_and_day) {
    const int month = v0::detail::digits_at<2>(month_and_day, 0);
    const int number = v0::detail::digits_at<2>(month_and_day, 3);
    if (month_and_day.size() != 5 || month_and_day[2] != '-' || month < 1 || month > 12 ||
        number < 1 || number > 31)
        return std::nullopt;
    const auto of = (date::year_month_day(start).year() + date::years(1)) /
                    date::month(static_cast<unsigned>(month));
    const date::year_month_day on = of / date::day(static_cast<unsigned>(number));
    return on.ok() ? day(on) : day(of / date::last);
}

/// So many days later, counting Monday to Friday only; public holidays are nobody's fact here.
inline day working_days_later(day start, int64_t days) {
    const auto works = [](day on) {
        const date::weekday at(on);
        return at != date::Saturday && at != date::Sunday;
    };
    for (; days > 0; --days)
        do
            start += date::days(1);
        while (!works(start));
    return start;
}

} // namespace kinds
} // namespace v0
} // namespace cofin
