#pragma once

// What the laws compare with: unlimited integers and fractions, and the rounding modes as school states them. Nothing
// here is shared with the code that is checked.

#include <cofin/money/unrounded.hpp>
#include <cofin/number/decimal.hpp>

#include <optional>

namespace cofin::test {

inline cpp_int whole(int128 value) {
    const bool negative = value < 0;
    const uint128 magnitude =
        negative ? 0 - static_cast<uint128>(value) : static_cast<uint128>(value);
    cpp_int made = static_cast<uint64_t>(magnitude >> 64U);
    made = (made << 64) + static_cast<uint64_t>(magnitude);
    return negative ? cpp_int(-made) : made;
}

inline cpp_rational fraction(const cpp_int& numerator, const cpp_int& denominator) {
    return cpp_rational(numerator, denominator);
}
inline cpp_rational exact(const rate& of) { return fraction(of.numerator(), of.denominator()); }
inline cpp_rational exact(const unrounded& of) {
    return fraction(whole(of.numerator()), of.denominator());
}
inline cpp_rational exact(const decimal& of) {
    return fraction(whole(of.coefficient()), pow(cpp_int(10), of.scale()));
}
inline cpp_rational minor(const money& of) { return fraction(of.minor(), 1); }

/// The largest integer that is not above.
inline cpp_int floor_of(const cpp_rational& value) {
    const cpp_int n = numerator(value);
    const cpp_int d = denominator(value);
    const cpp_int cut = n / d; // toward zero
    return n < 0 && cut * d != n ? cpp_int(cut - 1) : cut;
}
/// The smallest integer that is not below.
inline cpp_int ceiling_of(const cpp_rational& value) {
    const cpp_int below = floor_of(value);
    return below == value ? below : cpp_int(below + 1);
}

inline cpp_int rounded(const cpp_rational& value, rounding how) {
    const cpp_int below = floor_of(value);
    const cpp_int above = ceiling_of(value);
    const cpp_int& near_zero = value < 0 ? above : below;
    const cpp_int& far_from_zero = value < 0 ? below : above;
    const cpp_rational to_below = value - below;
    const cpp_rational to_above = above - value;
    switch (how) {
    case rounding::floor: return below;
    case rounding::ceiling: return above;
    case rounding::down: return near_zero;
    case rounding::up: return far_from_zero;
    default: break;
    }
    if (to_below != to_above)
        return to_below < to_above ? below : above;
    switch (how) {
    case rounding::half_up: return far_from_zero;
    case rounding::half_down: return near_zero;
    default: return below % 2 == 0 ? below : above;
    }
}

inline bool fits_64_bits(const cpp_int& value) { return value >= INT64_MIN && value <= INT64_MAX; }

/// Whether a decimal of that scale holds the coefficient: 120 bits, two's complement.
inline bool fits_decimal(const cpp_int& coefficient, unsigned scale) {
    const cpp_int limit = cpp_int(1) << 119;
    return scale <= decimal::scale_max && coefficient >= -limit && coefficient < limit;
}

/// What an operation makes, none where it throws that it does not fit.
template <class Operation>
auto unless_overflow(const Operation& operation) -> std::optional<decltype(operation())> {
    try {
        return operation();
    } catch (const std::overflow_error&) {
        return std::nullopt;
    }
}

} // namespace cofin::test
