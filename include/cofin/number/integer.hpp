/// Machine integers that throw instead of wrapping, and the 128-bit product that an amount times a rate needs.
#pragma once

#include <cstdint>
#include <stdexcept>

namespace cofin {
inline namespace v0 {

using std::int64_t;
using std::uint64_t;

// Native 128-bit integers of gcc and clang: exact products of two 64-bit numbers without Boost's compile time.
// NOLINTBEGIN(modernize-use-using): __extension__ has no other place
__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;
// NOLINTEND(modernize-use-using)

/// Throws `std::overflow_error` naming the operation. Out of line so that hot paths stay small.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_overflow(const char* operation) {
    throw std::overflow_error(operation);
}

/// a + b; throws `std::overflow_error` where the sum does not fit.
template <class Integer>
constexpr Integer checked_add(Integer a, Integer b) {
    Integer sum{};
    if (__builtin_add_overflow(a, b, &sum)) [[unlikely]]
        throw_overflow("overflow in addition");
    return sum;
}

/// a - b; throws `std::overflow_error` where the difference does not fit.
template <class Integer>
constexpr Integer checked_subtract(Integer a, Integer b) {
    Integer difference{};
    if (__builtin_sub_overflow(a, b, &difference)) [[unlikely]]
        throw_overflow("overflow in subtraction");
    return difference;
}

/// a * b; throws `std::overflow_error` where the product does not fit.
template <class Integer>
constexpr Integer checked_multiply(Integer a, Integer b) {
    Integer product{};
    if (__builtin_mul_overflow(a, b, &product)) [[unlikely]]
        throw_overflow("overflow in multiplication");
    return product;
}

/// The same value in 64 bits; throws `std::overflow_error` where it does not fit.
constexpr int64_t narrowed(int128 value) {
    const auto narrow = static_cast<int64_t>(value);
    if (narrow != value) [[unlikely]]
        throw_overflow("the result does not fit 64 bits");
    return narrow;
}

/// 10^n for n in 0..18.
constexpr int64_t power_of_ten(unsigned n) {
    if (n > 18)
        throw_overflow("power of ten beyond 18");
    int64_t power = 1;
    for (; n > 0; --n)
        power *= 10;
    return power;
}

} // namespace v0
} // namespace cofin
