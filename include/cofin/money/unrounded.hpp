/// An amount times a rate: exact, comparable, addable, and not money until someone says how it is rounded.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/number/rounding.hpp>

#include <compare>
#include <numeric>

namespace cofin {
inline namespace v0 {

/// A rational number of minor units. A value; const use is thread-safe.
///
///     unrounded erdf = 85_percent * 23'725.48_eur;      // 20 166.658 EUR, exactly
///     money     paid = erdf.rounded(rounding::floor);   // 20 166.65 EUR
///
/// Comparisons are exact, so that no ceiling is ever decided by rounding:
/// `4'000_eur <= 40_percent * 10'000_eur` holds.
class unrounded {
public:
    /// Money is an exact value too: it compares with and adds to products of rates.
    constexpr unrounded(const money& whole) noexcept
        : numerator_(whole.minor()), currency_(whole.currency()) {}

    /// `numerator / denominator` minor units; the denominator is positive.
    constexpr unrounded(int128 numerator, const reciprocal& denominator, currency unit) noexcept
        : numerator_(numerator), denominator_(denominator), currency_(unit) {}

    /// The amount, rounded once by the named mode. Throws `std::overflow_error` where it does not fit.
    [[nodiscard]] constexpr money rounded(rounding how) const {
        return money::of_minor(rounded_quotient(numerator_, denominator_, how), currency_);
    }
    /// Whether no rounding is needed.
    [[nodiscard]] constexpr bool is_whole() const noexcept {
        return numerator_ % static_cast<int128>(denominator_.divisor()) == 0;
    }
    /// Minor units times the denominator.
    [[nodiscard]] constexpr int128 numerator() const noexcept { return numerator_; }
    /// Positive.
    [[nodiscard]] constexpr int64_t denominator() const noexcept {
        return static_cast<int64_t>(denominator_.divisor());
    }
    /// Its currency.
    [[nodiscard]] constexpr cofin::currency currency() const noexcept { return currency_; }

    /// Exact; throw `std::overflow_error` where the common denominator leaves 63 bits, and `currency_mismatch`.
    friend constexpr unrounded operator+(const unrounded& a, const unrounded& b) {
        return a.sum(b, false);
    }
    /// The difference, as `+`.
    friend constexpr unrounded operator-(const unrounded& a, const unrounded& b) {
        return a.sum(b, true);
    }

    /// Exact. Amounts of two currencies are never equal.
    friend constexpr bool operator==(const unrounded& a, const unrounded& b) {
        return a.currency_ == b.currency_ && (a <=> b) == 0;
    }
    /// Exact. Throws `currency_mismatch`.
    friend constexpr std::strong_ordering operator<=>(const unrounded& a, const unrounded& b);

private:
    [[nodiscard]] constexpr unrounded sum(const unrounded& other, bool minus) const;

    int128 numerator_;
    reciprocal denominator_;
    cofin::currency currency_;
};

/// Exactly that share of the amount: no money until somebody says how it is rounded.
constexpr unrounded operator*(const rate& share, const money& amount) noexcept {
    return {int128{share.numerator()} * amount.minor(), share.divisor(), amount.currency()};
}
/// The same.
constexpr unrounded operator*(const money& amount, const rate& share) noexcept {
    return share * amount;
}

/// The amount for explanations, six digits beyond the currency's at most: `20166.658 EUR`, `1186.27352941.. EUR`.
std::string to_string(const unrounded& value);

// --- definitions ---

namespace detail {

struct floored {
    int128 quotient;
    int64_t remainder; // 0 <= remainder < divisor
};

constexpr floored floored_quotient(int128 numerator, int64_t divisor) noexcept {
    int128 quotient = numerator / divisor;
    auto remainder = static_cast<int64_t>(numerator % divisor);
    if (remainder < 0) {
        --quotient;
        remainder += divisor;
    }
    return {quotient, remainder};
}

} // namespace detail

[[gnu::always_inline]] constexpr std::strong_ordering operator<=>(const unrounded& a,
                                                                  const unrounded& b) {
    if (a.currency_ != b.currency_)
        throw currency_mismatch(a.currency_.code(), b.currency_.code());
    const auto few_a = static_cast<int64_t>(a.numerator_);
    const auto few_b = static_cast<int64_t>(b.numerator_);
    if (few_a == a.numerator_ && few_b == b.numerator_) [[likely]]
        return int128{few_a} * b.denominator() <=> int128{few_b} * a.denominator();
    // Whole parts first; what is left over is below one, so its cross products fit 126 bits.
    const auto left = detail::floored_quotient(a.numerator_, a.denominator());
    const auto right = detail::floored_quotient(b.numerator_, b.denominator());
    if (left.quotient != right.quotient)
        return left.quotient <=> right.quotient;
    return int128{left.remainder} * b.denominator() <=> int128{right.remainder} * a.denominator();
}

constexpr unrounded unrounded::sum(const unrounded& other, bool minus) const {
    if (currency_ != other.currency_)
        throw currency_mismatch(currency_.code(), other.currency_.code());
    const int64_t common = std::gcd(denominator(), other.denominator());
    const int128 left = checked_multiply(numerator_, int128{other.denominator() / common});
    const int128 right = checked_multiply(other.numerator_, int128{denominator() / common});
    const int64_t whole = checked_multiply(denominator() / common, other.denominator());
    return {minus ? checked_subtract(left, right) : checked_add(left, right), reciprocal(whole),
            currency_};
}

inline std::string to_string(const unrounded& value) {
    const bool negative = value.numerator() < 0;
    const uint128 magnitude = negative ? 0 - static_cast<uint128>(value.numerator())
                                       : static_cast<uint128>(value.numerator());
    const auto divisor = static_cast<uint64_t>(value.denominator());
    const uint128 whole = magnitude / divisor;
    if (whole > static_cast<uint128>(INT64_MAX) + (negative ? 1 : 0))
        return "(beyond 64 bits)";
    std::string text = amount_text(
        money::of_minor(static_cast<int64_t>(negative ? 0 - whole : whole), value.currency()));
    if (negative && whole == 0)
        text.insert(0, 1, '-');
    uint128 rest = magnitude % divisor;
    if (rest != 0 && value.currency().digits() == 0)
        text += '.';
    for (int shown = 0; rest != 0 && shown < 6; ++shown) {
        rest *= 10;
        text += static_cast<char>('0' + static_cast<int>(rest / divisor));
        rest %= divisor;
    }
    return text + (rest != 0 ? ".. " : " ") + std::string(value.currency().code());
}

} // namespace v0
} // namespace cofin
