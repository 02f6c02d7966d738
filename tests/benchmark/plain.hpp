#pragma once

// What the library is measured against: the same work on bare 64-bit minor units, written for these programs alone.
// No currency, no type that tells an amount from a rate, rounding fixed at compile time; divisors prepared, overflow
// checked, no branch on what is a coin toss. It is as fast as such code gets without vector instructions.

#include "rows.hpp"

#include <bit>
#include <cstring>
#include <stdexcept>

namespace plain {

using std::int64_t;
using std::uint64_t;
__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

[[noreturn, gnu::cold, gnu::noinline]] inline void fail(const char* what) {
    throw std::overflow_error(what);
}

inline int64_t add(int64_t a, int64_t b) {
    int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) [[unlikely]]
        fail("add");
    return sum;
}
inline int64_t subtract(int64_t a, int64_t b) {
    int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) [[unlikely]]
        fail("subtract");
    return difference;
}

/// floor(n / divisor) for n below 2^63 by one high multiplication (Granlund and Montgomery, PLDI 1994).
struct divisor {
    uint64_t value = 1;
    uint64_t multiplier = uint64_t{1} << 63U;
    int shift = 0;

    divisor() = default;
    explicit divisor(uint64_t d) : value(d) {
        if (d == 1)
            return;
        shift = 64 - std::countl_zero(d - 1);
        multiplier = static_cast<uint64_t>((uint128{1} << (63 + shift)) / d + 1);
    }
    [[nodiscard]] uint64_t quotient(uint64_t n) const {
        return static_cast<uint64_t>((static_cast<uint128>(n + n) * multiplier) >> 64U) >> shift;
    }
};

enum class rounding { floor, half_up };

/// The product needs more than 63 bits.
template <rounding How>
[[gnu::cold, gnu::noinline]] int64_t multiply_divide_wide(int64_t a, int64_t b, uint64_t d) {
    const int128 product = static_cast<int128>(a) * b;
    const auto by = static_cast<int128>(d);
    int128 quotient = product / by;
    const int128 remainder = product % by;
    const int128 magnitude = remainder < 0 ? -remainder : remainder;
    if constexpr (How == rounding::floor) {
        if (remainder < 0)
            --quotient;
    } else {
        if (magnitude >= by - magnitude)
            quotient += product < 0 ? -1 : 1;
    }
    if (static_cast<int64_t>(quotient) != quotient)
        fail("multiply_divide");
    return static_cast<int64_t>(quotient);
}

/// a * b / d, rounded once.
template <rounding How>
int64_t multiply_divide(int64_t a, int64_t b, const divisor& d) {
    int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product) || product == INT64_MIN) [[unlikely]]
        return multiply_divide_wide<How>(a, b, d.value);
    const auto sign = static_cast<uint64_t>(product >> 63);
    const uint64_t magnitude = (static_cast<uint64_t>(product) ^ sign) - sign;
    uint64_t quotient = d.quotient(magnitude);
    const uint64_t remainder = magnitude - quotient * d.value;
    if constexpr (How == rounding::floor)
        quotient += sign & uint64_t{remainder != 0};
    else
        quotient += uint64_t{remainder >= d.value - remainder};
    return static_cast<int64_t>((quotient ^ sign) - sign);
}

/// A multiplier and a prepared divisor: a co-financing rate, or an exchange rate the other way round.
struct ratio {
    int64_t numerator;
    divisor denominator;
};
inline ratio cofinancing(rows::scaled r) {
    return {r.coefficient, divisor(rows::power_of_ten(r.scale))};
}
inline ratio exchange(rows::scaled r) {
    return {static_cast<int64_t>(rows::power_of_ten(r.scale)),
            divisor(static_cast<uint64_t>(r.coefficient))};
}

struct shares {
    rows::five weights;
    divisor total;

    explicit shares(const rows::five& w) : weights(w) {
        uint64_t sum = 0;
        for (const int64_t weight : w)
            sum += static_cast<uint64_t>(weight);
        total = divisor(sum);
    }

    /// Largest remainder, ties to the earlier; amounts are not negative here.
    void allocate(int64_t amount, rows::five& parts) const {
        rows::five remainder{};
        int64_t left = amount;
        for (std::size_t i = 0; i < 5; ++i) {
            int64_t product = 0;
            if (__builtin_mul_overflow(amount, weights[i], &product)) [[unlikely]]
                fail("allocate");
            parts[i] = static_cast<int64_t>(total.quotient(static_cast<uint64_t>(product)));
            remainder[i] = product - parts[i] * static_cast<int64_t>(total.value);
            left -= parts[i];
        }
        // The rank of each remainder by ten comparisons: a sort would branch on what is a coin toss.
        rows::five ahead{0, 1, 2, 3, 4};
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t j = i + 1; j < 5; ++j) {
                const int64_t first = remainder[i] >= remainder[j] ? 1 : 0;
                ahead[i] += 1 - first;
                ahead[j] -= 1 - first;
            }
        for (std::size_t i = 0; i < 5; ++i)
            parts[i] += ahead[i] < left ? 1 : 0;
    }
};

/// Reads `-?digits[.d[d]]`, at most 18 digits.
inline int64_t parse(std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool negative = at != end && *at == '-';
    at += negative ? 1 : 0;
    uint64_t value = 0;
    int digits = 0;
    int decimals = -1;
    for (; at != end; ++at) {
        const unsigned digit = static_cast<unsigned char>(*at) - unsigned{'0'};
        if (digit < 10) {
            value = value * 10 + digit;
            ++digits;
            decimals += decimals >= 0 ? 1 : 0;
        } else if (*at == '.' && decimals < 0) {
            decimals = 0;
        } else {
            throw std::invalid_argument("character");
        }
    }
    if (digits == 0 || digits > 18 || decimals > 2)
        throw std::invalid_argument("amount");
    if (decimals < 2)
        value *= decimals == 1 ? 10 : 100;
    return negative ? -static_cast<int64_t>(value) : static_cast<int64_t>(value);
}

inline constexpr auto two_digits = [] {
    std::array<char, 200> table{};
    for (std::size_t i = 0; i < 100; ++i) {
        table[2 * i] = static_cast<char>('0' + i / 10);
        table[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return table;
}();

/// Writes the amount with two decimals; returns the end.
inline char* print(int64_t cents, char* out) {
    char buffer[24];
    char* const end = buffer + sizeof buffer;
    char* at = end - 3;
    const uint64_t magnitude =
        cents < 0 ? 0 - static_cast<uint64_t>(cents) : static_cast<uint64_t>(cents);
    uint64_t whole = magnitude / 100;
    std::memcpy(at + 1, &two_digits[2 * (magnitude - whole * 100)], 2);
    *at = '.';
    while (whole >= 100) {
        const uint64_t hundreds = whole / 100;
        at -= 2;
        std::memcpy(at, &two_digits[2 * (whole - hundreds * 100)], 2);
        whole = hundreds;
    }
    if (whole >= 10) {
        at -= 2;
        std::memcpy(at, &two_digits[2 * whole], 2);
    } else {
        *--at = static_cast<char>('0' + whole);
    }
    if (cents < 0)
        *--at = '-';
    const auto size = static_cast<std::size_t>(end - at);
    std::memcpy(out, at, size);
    return out + size;
}

} // namespace plain
