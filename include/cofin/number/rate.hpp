/// A proportion, exact: 85 %, 77.5625 %, 5/85. Never a binary fraction.
#pragma once

#include <cofin/error.hpp>
#include <cofin/number/integer.hpp>
#include <cofin/number/reciprocal.hpp>

#include <compare>
#include <concepts>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace cofin {
inline namespace v0 {

/// A non-negative rational number with its denominator prepared for division. A value; const use is thread-safe.
///
/// It keeps the form it was given in, because officers recognise 5/85 and not 1/17; two forms of one number are equal.
class rate {
public:
    constexpr rate() = default; // zero

    /// part / whole. Throws `std::invalid_argument` unless part >= 0 and whole > 0.
    static constexpr rate of(int64_t part, int64_t whole) { return {part, whole}; }
    template <class Part, class Whole>
        requires std::floating_point<Part> || std::floating_point<Whole>
    static rate of(Part, Whole) = delete; // 0.85 is not 85 % there

    /// Reads `85 %`, `85%`, `77.5625 %` or `5/85`: digits that fit 63 bits, one decimal point, up to 16 decimals.
    /// Throws `parse_error` for anything else; a bare `0.85` is refused, since it is also how 0.85 % is mistyped.
    static rate parse(std::string_view text);

    /// As `parse`, none where `parse` throws.
    static constexpr std::optional<rate> try_parse(std::string_view text);

    /// Of the fraction in its form, 5 of 5/85; not negative.
    [[nodiscard]] constexpr int64_t numerator() const noexcept { return numerator_; }
    /// Of the fraction in its form, 85 of 5/85; positive.
    [[nodiscard]] constexpr int64_t denominator() const noexcept {
        return static_cast<int64_t>(denominator_.divisor());
    }
    /// The denominator as a prepared divisor.
    [[nodiscard]] constexpr const reciprocal& divisor() const noexcept { return denominator_; }

    /// Exact, in lowest terms where no other form fits; throws `std::overflow_error` where those leave 63 bits,
    /// `std::invalid_argument` where a difference would be negative.
    friend constexpr rate operator+(const rate& a, const rate& b);
    /// The difference, as `+`.
    friend constexpr rate operator-(const rate& a, const rate& b);
    /// The product, as `+`.
    friend constexpr rate operator*(const rate& a, const rate& b);

    /// By value: 5/85 equals 1/17.
    friend constexpr bool operator==(const rate& a, const rate& b) noexcept {
        return (a <=> b) == 0;
    }
    /// By value, exactly.
    friend constexpr std::strong_ordering operator<=>(const rate& a, const rate& b) noexcept {
        return int128{a.numerator_} * b.denominator() <=> int128{b.numerator_} * a.denominator();
    }

private:
    constexpr rate(int64_t part, int64_t whole) : numerator_(part), denominator_(whole) {
        if (part < 0)
            throw std::invalid_argument("a rate must not be negative");
    }

    int64_t numerator_ = 0;
    reciprocal denominator_;
};

/// `85 %` and `77.5625 %` where the denominator is a power of ten from 100 on, otherwise `5/85`.
/// `rate::parse` reads it back to an equal rate.
std::string to_string(const rate& value);

namespace literals {
/// `85_percent`, `77.5625_percent`; what is not a rate does not compile.
template <char... Digits>
consteval rate operator""_percent();
} // namespace literals

// --- definitions ---

namespace detail {

/// Digits with at most one decimal point, as coefficient and number of decimals.
struct scaled_digits {
    int64_t coefficient = 0;
    unsigned decimals = 0;
};

/// `12`, `12.5`; no sign, no leading zero but before the point, no exponent; none where the digits leave 63 bits.
constexpr std::optional<scaled_digits> try_parse_digits(std::string_view text) {
    scaled_digits read;
    bool point = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            if (__builtin_mul_overflow(read.coefficient, int64_t{10}, &read.coefficient) ||
                __builtin_add_overflow(read.coefficient, int64_t{c - '0'}, &read.coefficient))
                return std::nullopt;
            read.decimals += point ? 1U : 0U;
        } else if (c == '.' && !point && i > 0 && i + 1 < text.size()) {
            point = true;
        } else {
            return std::nullopt;
        }
    }
    const bool leading_zero = text.size() > 1 && text[0] == '0' && text[1] != '.';
    if (text.empty() || leading_zero)
        return std::nullopt;
    return read;
}

constexpr bool is_power_of_ten(int64_t n) {
    while (n % 10 == 0)
        n /= 10;
    return n == 1;
}

} // namespace detail

constexpr std::optional<rate> rate::try_parse(std::string_view text) {
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        const auto part = detail::try_parse_digits(text.substr(0, slash));
        const auto whole = detail::try_parse_digits(text.substr(slash + 1));
        if (!part || !whole || part->decimals + whole->decimals != 0 || whole->coefficient == 0)
            return std::nullopt;
        return rate(part->coefficient, whole->coefficient);
    }
    if (text.empty() || text.back() != '%')
        return std::nullopt;
    text.remove_suffix(1);
    if (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    const auto percent = detail::try_parse_digits(text);
    if (!percent || percent->decimals > 16)
        return std::nullopt;
    return rate(percent->coefficient, power_of_ten(percent->decimals + 2));
}

inline rate rate::parse(std::string_view text) {
    if (const auto value = try_parse(text))
        return *value;
    throw parse_error({{}, 0, 1}, in_quotes(text),
                      wording("a rate such as 85 %, 77.5625 % or 5/85"));
}

namespace detail {

constexpr rate sum_of_rates(const rate& a, const rate& b, bool minus) {
    const int64_t common = std::gcd(a.denominator(), b.denominator());
    const int128 left = int128{a.numerator()} * (b.denominator() / common);
    const int128 right = int128{b.numerator()} * (a.denominator() / common);
    int128 part = minus ? left - right : left + right;
    int128 whole = int128{a.denominator() / common} * b.denominator();
    if (part > INT64_MAX || whole > INT64_MAX) {
        int128 divisor = part < 0 ? -part : part;
        for (int128 rest = whole; rest != 0;)
            rest = std::exchange(divisor, rest) % rest;
        part /= divisor;
        whole /= divisor;
    }
    return rate::of(narrowed(part), narrowed(whole));
}

} // namespace detail

constexpr rate operator+(const rate& a, const rate& b) { return detail::sum_of_rates(a, b, false); }
constexpr rate operator-(const rate& a, const rate& b) { return detail::sum_of_rates(a, b, true); }
constexpr rate operator*(const rate& a, const rate& b) {
    // Reduced across before multiplying, so that 85/100 x 5/85 does not overflow earlier than its result does.
    const int64_t cross = std::gcd(a.numerator(), b.denominator());
    const int64_t other = std::gcd(b.numerator(), a.denominator());
    return rate::of(checked_multiply(a.numerator() / cross, b.numerator() / other),
                    checked_multiply(a.denominator() / other, b.denominator() / cross));
}

inline std::string to_string(const rate& value) {
    const std::string part = std::to_string(value.numerator());
    if (value.denominator() < 100 || !detail::is_power_of_ten(value.denominator()))
        return part + "/" + std::to_string(value.denominator());
    const std::size_t decimals = std::to_string(value.denominator()).size() - 3;
    std::string digits =
        part.size() <= decimals ? std::string(decimals + 1 - part.size(), '0') + part : part;
    if (decimals > 0)
        digits.insert(digits.size() - decimals, 1, '.');
    return digits + " %";
}

namespace detail {

/// The characters of a numeric literal without its digit separators.
template <char... Digits>
struct literal_text {
    static constexpr std::size_t size = (std::size_t{Digits != '\''} + ...);
    char text[size + 1] = {};
    consteval literal_text() {
        std::size_t at = 0;
        for (const char c : {Digits...})
            if (c != '\'')
                text[at++] = c;
    }
    [[nodiscard]] constexpr std::string_view view() const { return {text, size}; }
};

} // namespace detail

template <char... Digits>
consteval rate literals::operator""_percent() {
    const auto percent = detail::try_parse_digits(detail::literal_text<Digits...>().view());
    if (!percent || percent->decimals > 16)
        throw std::invalid_argument("not a percentage");
    return rate::of(percent->coefficient, power_of_ten(percent->decimals + 2));
}

} // namespace v0
} // namespace cofin
