/// How an exact value becomes a whole number of minor units. Never a default, never global state: always an argument.
///
/// | mode      |  1.5 | -1.5 |  1.4 | -1.6 | toward                         |
/// |-----------|-----:|-----:|-----:|-----:|--------------------------------|
/// | floor     |    1 |   -2 |    1 |   -2 | minus infinity                 |
/// | ceiling   |    2 |   -1 |    2 |   -1 | plus infinity                  |
/// | down      |    1 |   -1 |    1 |   -1 | zero (cut off)                 |
/// | up        |    2 |   -2 |    2 |   -2 | away from zero                 |
/// | half_up   |    2 |   -2 |    1 |   -2 | nearest, ties away from zero   |
/// | half_down |    1 |   -1 |    1 |   -2 | nearest, ties toward zero      |
/// | half_even |    2 |   -2 |    1 |   -2 | nearest, ties to the even unit |
///
/// floor and down differ on negative amounts: a credit note of half a cent is floored to -1, cut down to 0.
#pragma once

#include <cofin/error.hpp>
#include <cofin/number/reciprocal.hpp>
#include <cofin/spelling.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace cofin {
inline namespace v0 {

/// How a value that lies between two minor units becomes one of them. The two differ below zero: `floor` is
/// toward minus infinity, `down` toward zero.
enum class rounding : std::uint8_t { floor, ceiling, down, up, half_up, half_down, half_even };

/// The names by which files and the command line call the modes, in the order of the enumeration.
inline constexpr std::array<std::string_view, 7> rounding_names{
    "floor", "ceiling", "down", "up", "half_up", "half_down", "half_even"};

/// The mode's name, e.g. `to_string(rounding::half_up) == "half_up"`.
constexpr std::string_view to_string(rounding how) noexcept;

/// The mode of that name; none for another word.
constexpr std::optional<rounding> try_parse_rounding(std::string_view name) noexcept;

/// The mode of that name; throws `parse_error` naming the nearest one.
rounding parse_rounding(std::string_view name);

/// numerator / denominator, rounded once. Throws `std::overflow_error` where the result does not fit 64 bits.
///
///     rounded_quotient(2'016'665'8, reciprocal(10), rounding::floor) == 2'016'665
constexpr int64_t rounded_quotient(int128 numerator, const reciprocal& denominator, rounding how);

// --- definitions ---

constexpr std::string_view to_string(rounding how) noexcept {
    return rounding_names[static_cast<std::size_t>(how)];
}

constexpr std::optional<rounding> try_parse_rounding(std::string_view name) noexcept {
    for (std::size_t i = 0; i < rounding_names.size(); ++i)
        if (rounding_names[i] == name)
            return static_cast<rounding>(i);
    return std::nullopt;
}

inline rounding parse_rounding(std::string_view name) {
    if (const auto how = try_parse_rounding(name))
        return *how;
    throw parse_error(
        {{}, 0, 1}, in_quotes(name),
        wording("a rounding: floor, ceiling, down, up, half_up, half_down or half_even"),
        nearest_word(name, rounding_names));
}

namespace detail {

/// Whether the magnitude q, with remainder r of a division by d, goes one unit away from zero.
/// Comparisons instead of branches: with exact halves frequent, a branch would be a coin toss.
constexpr uint64_t steps_away(rounding how, bool negative, uint64_t q, uint64_t r,
                              uint64_t d) noexcept {
    const uint64_t other = d - r;
    switch (how) {
    case rounding::floor: return uint64_t{negative} & uint64_t{r != 0};
    case rounding::ceiling: return uint64_t{!negative} & uint64_t{r != 0};
    case rounding::down: return 0;
    case rounding::up: return uint64_t{r != 0};
    case rounding::half_up: return uint64_t{r >= other};
    case rounding::half_down: return uint64_t{r > other};
    case rounding::half_even: return uint64_t{r > other} | (uint64_t{r == other} & q & 1U);
    }
    return 0;
}

/// The numerator needs more than 63 bits: a 128-bit division.
[[gnu::cold]] constexpr int64_t rounded_quotient_wide(int128 numerator, uint64_t divisor,
                                                      rounding how) {
    const bool negative = numerator < 0;
    const uint128 magnitude =
        negative ? 0 - static_cast<uint128>(numerator) : static_cast<uint128>(numerator);
    const uint128 quotient = magnitude / divisor;
    const auto remainder = static_cast<uint64_t>(magnitude % divisor);
    const auto last = static_cast<uint64_t>(quotient);
    const uint128 rounded = quotient + steps_away(how, negative, last, remainder, divisor);
    if (rounded > (uint128{1} << 64U))
        throw_overflow("the quotient does not fit 64 bits");
    return narrowed(negative ? -static_cast<int128>(rounded) : static_cast<int128>(rounded));
}

} // namespace detail

constexpr int64_t rounded_quotient(int128 numerator, const reciprocal& denominator, rounding how) {
    const auto small = static_cast<int64_t>(numerator);
    if (small != numerator || small == INT64_MIN) [[unlikely]]
        return detail::rounded_quotient_wide(numerator, denominator.divisor(), how);
    const auto sign = static_cast<uint64_t>(small >> 63); // 0, or all ones when negative
    const uint64_t magnitude = (static_cast<uint64_t>(small) ^ sign) - sign;
    const uint64_t quotient = denominator.quotient(magnitude);
    const uint64_t remainder = magnitude - quotient * denominator.divisor();
    const uint64_t rounded =
        quotient + detail::steps_away(how, sign != 0, quotient, remainder, denominator.divisor());
    return static_cast<int64_t>((rounded ^ sign) - sign);
}

} // namespace v0
} // namespace cofin
