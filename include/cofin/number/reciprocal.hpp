/// Division by a number known beforehand: one high multiplication instead of a hardware division.
///
/// A programme has few rates and a project many costs, so a divisor is prepared once. Method: T. Granlund and
/// P. L. Montgomery, "Division by Invariant Integers using Multiplication", PLDI 1994, for dividends below 2^63.
#pragma once

#include <cofin/number/integer.hpp>

#include <bit>
#include <stdexcept>

namespace cofin {
inline namespace v0 {

/// A positive divisor below 2^63 with its prepared multiplier. A value; const use from many threads is safe.
///
///     reciprocal(100).quotient(2'016'665) == 20'166
class reciprocal {
public:
    constexpr reciprocal() = default;

    /// Throws `std::invalid_argument` for zero and negative divisors.
    constexpr explicit reciprocal(int64_t divisor);

    /// floor(dividend / divisor) for dividends below 2^63; beyond that the result is unspecified.
    [[nodiscard]] constexpr uint64_t quotient(uint64_t dividend) const noexcept {
        return static_cast<uint64_t>((static_cast<uint128>(dividend + dividend) * multiplier_) >>
                                     64U) >>
               shift_;
    }
    /// What it divides by.
    [[nodiscard]] constexpr uint64_t divisor() const noexcept { return divisor_; }

    /// Whether they divide by the same.
    friend constexpr bool operator==(const reciprocal& a, const reciprocal& b) noexcept {
        return a.divisor_ == b.divisor_;
    }

private:
    uint64_t divisor_ = 1;
    uint64_t multiplier_ = uint64_t{1} << 63U;
    unsigned shift_ = 0;
};

// --- definitions ---

constexpr reciprocal::reciprocal(int64_t divisor) {
    if (divisor <= 0)
        throw std::invalid_argument("a divisor must be positive");
    divisor_ = static_cast<uint64_t>(divisor);
    if (divisor == 1)
        return;
    shift_ = 64U - static_cast<unsigned>(std::countl_zero(divisor_ - 1)); // ceil(log2 divisor)
    multiplier_ = static_cast<uint64_t>((uint128{1} << (63U + shift_)) / divisor_ + 1);
}

} // namespace v0
} // namespace cofin
