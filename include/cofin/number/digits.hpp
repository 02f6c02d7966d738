/// Whole numbers written in decimal digits, two at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace cofin {
inline namespace v0 {

/// Most digits that a number has.
inline constexpr std::size_t digits_max = 20;

/// Writes the digits of a number so that they end before `end`; returns where they begin.
char* write_digits_before(char* end, std::uint64_t number) noexcept;

// --- definitions ---

namespace detail {

/// The two digits of every number below 100, so that writing divides half as often.
inline constexpr auto two_digits = [] {
    std::array<char, 200> table{};
    for (std::size_t i = 0; i < 100; ++i) {
        table[2 * i] = static_cast<char>('0' + i / 10);
        table[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return table;
}();

} // namespace detail

inline char* write_digits_before(char* end, std::uint64_t number) noexcept {
    while (number >= 100) {
        end -= 2;
        std::memcpy(end, &detail::two_digits[2 * (number % 100)], 2);
        number /= 100;
    }
    if (number >= 10) {
        end -= 2;
        std::memcpy(end, &detail::two_digits[2 * number], 2);
    } else {
        *--end = static_cast<char>('0' + number);
    }
    return end;
}

} // namespace v0
} // namespace cofin
