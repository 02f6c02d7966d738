/// A decimal number, exact or an error: 35 digits at the speed of a 64-bit one.
///
/// For what is not money yet not a proportion: exchange rates, quantities, hours.
#pragma once

#include <cofin/error.hpp>
#include <cofin/number/integer.hpp>
#include <cofin/number/rounding.hpp>
#include <cofin/number/wide.hpp>

#include <algorithm>
#include <compare>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// coefficient / 10^scale with a coefficient of 120 bits and a scale of 0..36; 16 bytes, trivially copyable.
///
/// `+ - *` are exact or throw `std::overflow_error`. There is no `/`: a quotient is rounded by `divided`, with a mode.
/// A value; const use is thread-safe.
/// Trailing zeros are kept (1.50 prints as 1.50) and do not count in comparisons.
class decimal {
public:
    static constexpr unsigned scale_max = 36;

    constexpr decimal() = default; // zero
    /// A whole number.
    constexpr explicit decimal(int64_t whole) noexcept : low_(whole) {}
    explicit decimal(std::floating_point auto) = delete; // 0.1 is not a tenth there

    /// coefficient / 10^scale; throws `std::overflow_error` beyond 120 bits or scale 36.
    static constexpr decimal scaled(int128 coefficient, unsigned scale);

    /// Reads `-?digits[.digits]` without leading zeros, spaces or exponent; throws `parse_error` for anything else and
    /// for more digits than fit.
    static decimal parse(std::string_view text);
    /// As `parse`, none where it throws.
    static std::optional<decimal> try_parse(std::string_view text);

    /// Digits behind the point, at most `scale_max`.
    [[nodiscard]] constexpr unsigned scale() const noexcept {
        return static_cast<unsigned>(high_scale_ & 0xffU);
    }
    /// All digits as one integer: the value times 10^scale.
    [[nodiscard]] constexpr int128 coefficient() const noexcept;

    /// Rounded to `scale` decimals by the named mode.
    [[nodiscard]] decimal rescaled(unsigned scale, rounding how) const;

    /// dividend / divisor, rounded once to `scale` decimals. Throws `std::invalid_argument` for a zero divisor.
    ///
    ///     decimal::divided(decimal(2), decimal(3), 4, rounding::half_up) == decimal::parse("0.6667")
    static decimal divided(const decimal& dividend, const decimal& divisor, unsigned scale,
                           rounding how);

    /// The sum, at the larger scale.
    friend decimal operator+(const decimal& a, const decimal& b) { return sum(a, b, false); }
    /// The difference, at the larger scale.
    friend decimal operator-(const decimal& a, const decimal& b) { return sum(a, b, true); }
    /// The product, at the sum of the scales.
    friend decimal operator*(const decimal& a, const decimal& b);
    /// By value: 1.5 equals 1.50.
    friend bool operator==(const decimal& a, const decimal& b) { return (a <=> b) == 0; }
    /// By value, exactly.
    friend std::strong_ordering operator<=>(const decimal& a, const decimal& b);

private:
    static decimal sum(const decimal& a, const decimal& b, bool minus);
    static decimal fitted(const int256& coefficient, unsigned scale);
    [[nodiscard]] constexpr bool is_small() const noexcept { return high_scale_ < 256; }

    // Two's complement, split so that for every value that fits 64 bits the second word is the scale alone: "both small
    // and of one scale" is then one comparison. The second word is (high 56 bits xor sign of the low word) << 8 | scale.
    int64_t low_ = 0;
    uint64_t high_scale_ = 0;
};

/// As `decimal::parse` reads it, with exactly `scale()` decimals.
std::string to_string(const decimal& value);

// --- definitions ---

constexpr decimal decimal::scaled(int128 coefficient, unsigned scale) {
    constexpr int128 limit = int128{1} << 119U;
    if (coefficient >= limit || coefficient < -limit || scale > scale_max)
        throw_overflow("decimal beyond 120 bits");
    decimal made;
    made.low_ = static_cast<int64_t>(coefficient);
    const auto high = static_cast<int64_t>(coefficient >> 64U) ^ (made.low_ >> 63U);
    made.high_scale_ = static_cast<uint64_t>(high) << 8U | scale;
    return made;
}

constexpr int128 decimal::coefficient() const noexcept {
    const int64_t high = (static_cast<int64_t>(high_scale_) >> 8U) ^ (low_ >> 63U);
    return static_cast<int128>(static_cast<uint128>(static_cast<int128>(high)) << 64U |
                               static_cast<uint64_t>(low_));
}

namespace detail {

inline int256 ten_to(unsigned n) {
    int256 power = 1;
    for (; n > 0; --n)
        power *= 10;
    return power;
}

/// numerator / denominator (> 0) rounded once, on unlimited-enough integers.
inline int256 rounded_quotient(const int256& numerator, const int256& denominator, rounding how) {
    const bool negative = numerator < 0;
    const int256 magnitude = negative ? int256(-numerator) : numerator;
    int256 quotient = magnitude / denominator;
    const int256 remainder = magnitude - quotient * denominator;
    const int256 other = denominator - remainder;
    // steps_away compares magnitudes; three cases of the remainder against its complement say all it needs.
    const uint64_t r = remainder == 0 ? 0 : remainder < other ? 1 : remainder == other ? 2 : 3;
    quotient += steps_away(how, negative, static_cast<uint64_t>(int256(quotient % 2)), r, 4);
    return negative ? int256(-quotient) : quotient;
}

} // namespace detail

inline decimal decimal::fitted(const int256& coefficient, unsigned scale) {
    static const int256 limit = int256(1) << 119;
    if (coefficient >= limit || coefficient < -limit)
        throw_overflow("decimal beyond 120 bits");
    return scaled(static_cast<int128>(coefficient), scale);
}

inline decimal decimal::sum(const decimal& a, const decimal& b, bool minus) {
    int64_t small = 0;
    const bool overflow = minus ? __builtin_sub_overflow(a.low_, b.low_, &small)
                                : __builtin_add_overflow(a.low_, b.low_, &small);
    if (a.high_scale_ == b.high_scale_ && a.is_small() && !overflow) [[likely]] {
        decimal result;
        result.low_ = small;
        result.high_scale_ = a.high_scale_;
        return result;
    }
    const unsigned scale = std::max(a.scale(), b.scale());
    const int256 left = int256(a.coefficient()) * detail::ten_to(scale - a.scale());
    const int256 right = int256(b.coefficient()) * detail::ten_to(scale - b.scale());
    return fitted(minus ? int256(left - right) : int256(left + right), scale);
}

inline decimal operator*(const decimal& a, const decimal& b) {
    const unsigned scale = a.scale() + b.scale();
    if (scale > decimal::scale_max)
        throw_overflow("decimal beyond scale 36");
    if (a.is_small() && b.is_small()) [[likely]]
        return decimal::scaled(int128{a.low_} * b.low_, scale);
    return decimal::fitted(int256(a.coefficient()) * int256(b.coefficient()), scale);
}

inline std::strong_ordering operator<=>(const decimal& a, const decimal& b) {
    if (a.high_scale_ == b.high_scale_ && a.is_small())
        return a.low_ <=> b.low_;
    const unsigned scale = std::max(a.scale(), b.scale());
    const int256 left = int256(a.coefficient()) * detail::ten_to(scale - a.scale());
    const int256 right = int256(b.coefficient()) * detail::ten_to(scale - b.scale());
    return left.compare(right) <=> 0;
}

inline decimal decimal::rescaled(unsigned scale, rounding how) const {
    if (scale > scale_max)
        throw_overflow("decimal beyond scale 36");
    if (scale >= this->scale())
        return fitted(int256(coefficient()) * detail::ten_to(scale - this->scale()), scale);
    return fitted(
        detail::rounded_quotient(int256(coefficient()), detail::ten_to(this->scale() - scale), how),
        scale);
}

inline decimal decimal::divided(const decimal& dividend, const decimal& divisor, unsigned scale,
                                rounding how) {
    if (divisor.coefficient() == 0)
        throw std::invalid_argument("division by zero");
    if (scale > scale_max)
        throw_overflow("decimal beyond scale 36");
    // The tens cancel to one side: a numerator that then leaves 256 bits has a quotient that leaves 120.
    const int tens = static_cast<int>(scale + divisor.scale()) - static_cast<int>(dividend.scale());
    int256 numerator =
        int256(dividend.coefficient()) * detail::ten_to(static_cast<unsigned>(std::max(tens, 0)));
    int256 denominator =
        int256(divisor.coefficient()) * detail::ten_to(static_cast<unsigned>(std::max(-tens, 0)));
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    return fitted(detail::rounded_quotient(numerator, denominator, how), scale);
}

inline std::optional<decimal> decimal::try_parse(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    const std::string_view digits = text.substr(negative ? 1 : 0);
    if (digits.empty() || (digits.size() > 1 && digits[0] == '0' && digits[1] != '.'))
        return std::nullopt;
    const uint128 limit = (uint128{1} << 119U) - (negative ? 0 : 1);
    uint128 coefficient = 0;
    unsigned scale = 0;
    bool point = false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const char c = digits[i];
        if (c == '.' && !point && i > 0 && i + 1 < digits.size()) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            coefficient = coefficient * 10 + static_cast<unsigned>(c - '0');
            if (coefficient > limit)
                return std::nullopt;
            scale += point ? 1U : 0U;
        } else {
            return std::nullopt;
        }
    }
    if (scale > scale_max)
        return std::nullopt;
    return scaled(static_cast<int128>(negative ? 0 - coefficient : coefficient), scale);
}

inline decimal decimal::parse(std::string_view text) {
    if (const auto value = try_parse(text))
        return *value;
    throw parse_error({{}, 0, 1}, in_quotes(text),
                      wording("a number such as 25.308, of at most 120 bits and 36 decimals"));
}

inline std::string to_string(const decimal& value) {
    const int128 coefficient = value.coefficient();
    uint128 rest =
        coefficient < 0 ? 0 - static_cast<uint128>(coefficient) : static_cast<uint128>(coefficient);
    std::string reversed;
    for (unsigned written = 0; rest != 0 || written <= value.scale(); ++written, rest /= 10) {
        if (written == value.scale() && written != 0)
            reversed += '.';
        reversed += static_cast<char>('0' + static_cast<int>(rest % 10));
    }
    if (coefficient < 0)
        reversed += '-';
    return {reversed.rbegin(), reversed.rend()};
}

} // namespace v0
} // namespace cofin
