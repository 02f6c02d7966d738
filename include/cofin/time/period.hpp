/// Spans of days: eligibility periods, closed at both ends, and validity windows, open at their end.
#pragma once

#include <cofin/time/calendar.hpp>

#include <optional>
#include <stdexcept>
#include <string>

namespace cofin {
inline namespace v0 {

/// From the first to the last day, both included, as grant agreements count ("incurred and paid between 1 January 2014
/// and 31 December 2023"). A value.
class period {
public:
    /// Throws `std::invalid_argument` where the last day is before the first.
    constexpr period(day first, day last) : first_(first), last_(last) {
        if (last < first)
            throw std::invalid_argument("a period ends before it starts");
    }

    /// Its first day.
    [[nodiscard]] constexpr day first() const noexcept { return first_; }
    /// Its last day, which is part of it.
    [[nodiscard]] constexpr day last() const noexcept { return last_; }
    /// Whether it holds that day; both ends count.
    [[nodiscard]] constexpr bool contains(day on) const noexcept {
        return first_ <= on && on <= last_;
    }

    friend constexpr bool operator==(const period&, const period&) = default;

private:
    day first_;
    day last_;
};

/// `2014-01-01..2023-12-31`
inline std::string to_string(const period& of) {
    return to_string(of.first()) + ".." + to_string(of.last());
}

/// When a row of a rule is in force: from its first day until the day before `until`; no bound where there is none.
struct validity {
    std::optional<day> from;
    std::optional<day> until;

    /// Whether it is in force on that day.
    [[nodiscard]] constexpr bool contains(day on) const noexcept {
        return (!from || *from <= on) && (!until || on < *until);
    }
    /// Whether some day lies in both.
    [[nodiscard]] constexpr bool overlaps(const validity& other) const noexcept {
        return (!until || !other.from || *other.from < *until) &&
               (!other.until || !from || *from < *other.until);
    }
    friend constexpr bool operator==(const validity&, const validity&) = default;
};

/// `from 2014-01-01 until 2021-01-01`; `always` where nothing bounds it.
inline std::string to_string(const validity& of) {
    if (!of.from && !of.until)
        return "always";
    const std::string from = of.from ? "from " + to_string(*of.from) : "";
    const std::string until = of.until ? "until " + to_string(*of.until) : "";
    return from + (from.empty() || until.empty() ? "" : " ") + until;
}

} // namespace v0
} // namespace cofin
