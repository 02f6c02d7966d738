/// An amount of one currency in whole minor units, exact to the cent.
#pragma once

#include <cofin/error.hpp>
#include <cofin/money/currency.hpp>
#include <cofin/number/digits.hpp>
#include <cofin/number/integer.hpp>
#include <cofin/number/rate.hpp>

#include <array>
#include <compare>
#include <concepts>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// int64 minor units and a currency: +-92 233 720 368 547 758.07 at two decimals. A trivially copyable value.
///
/// Sums are exact or throw `std::overflow_error`; two currencies met in one operation throw `currency_mismatch`.
/// An amount times a rate is not money until it is rounded: see money/unrounded.hpp.
class money {
public:
    /// No amount of a currency.
    constexpr explicit money(cofin::currency unit) noexcept : currency_(unit) {}

    /// `minor` cents (or what the currency's minor unit is called).
    static constexpr money of_minor(int64_t minor, cofin::currency unit) noexcept {
        return {minor, unit};
    }
    static money of_minor(std::floating_point auto, cofin::currency) = delete;

    /// Reads the machine form of an amount: `-?digits[.decimals]`, no leading zeros, no spaces, no exponent, at most
    /// the currency's decimals. Throws `parse_error` for anything else.
    static money parse(std::string_view amount, cofin::currency unit);
    /// Reads an amount with its currency, `23725.48 EUR`.
    static money parse(std::string_view text);
    /// As `parse`, none where it throws.
    static constexpr std::optional<money> try_parse(std::string_view amount,
                                                    cofin::currency unit) noexcept;
    /// The same with the currency in the text.
    static constexpr std::optional<money> try_parse(std::string_view text) noexcept;

    /// Minor units: cents of a euro.
    [[nodiscard]] constexpr int64_t minor() const noexcept { return minor_; }
    /// Its currency.
    [[nodiscard]] constexpr cofin::currency currency() const noexcept { return currency_; }
    /// Whether it is nothing.
    [[nodiscard]] constexpr bool is_zero() const noexcept { return minor_ == 0; }
    /// Whether it is below nothing: a credit note, a recovery.
    [[nodiscard]] constexpr bool is_negative() const noexcept { return minor_ < 0; }

    /// Exact. Throws `currency_mismatch` and, beyond 63 bits, `std::overflow_error`; the amount is then as it
    /// was.
    constexpr money& operator+=(const money& other) {
        require_same(other);
        minor_ = checked_add(minor_, other.minor_);
        return *this;
    }
    /// As `+=`.
    constexpr money& operator-=(const money& other) {
        require_same(other);
        minor_ = checked_subtract(minor_, other.minor_);
        return *this;
    }

    /// Exact. Throws `currency_mismatch` and, beyond 63 bits, `std::overflow_error`, as all operators here do.
    friend constexpr money operator+(const money& a, const money& b) {
        a.require_same(b);
        return {checked_add(a.minor_, b.minor_), a.currency_};
    }
    /// The difference.
    friend constexpr money operator-(const money& a, const money& b) {
        a.require_same(b);
        return {checked_subtract(a.minor_, b.minor_), a.currency_};
    }
    /// The opposite.
    friend constexpr money operator-(const money& a) {
        return {checked_subtract<int64_t>(0, a.minor_), a.currency_};
    }
    /// A whole number of times; a rate gives `unrounded` (money/unrounded.hpp).
    friend constexpr money operator*(const money& a, int64_t times) {
        return {checked_multiply(a.minor_, times), a.currency_};
    }
    /// The same.
    friend constexpr money operator*(int64_t times, const money& a) { return a * times; }
    friend money operator*(const money&, std::floating_point auto) = delete; // say 85_percent
    friend money operator*(std::floating_point auto, const money&) = delete;

    /// Amounts of two currencies are never equal; ordering them throws `currency_mismatch`.
    friend constexpr bool operator==(const money&, const money&) noexcept = default;
    /// Throws `currency_mismatch`.
    friend constexpr std::strong_ordering operator<=>(const money& a, const money& b) {
        a.require_same(b);
        return a.minor_ <=> b.minor_;
    }

private:
    constexpr money(int64_t minor, cofin::currency unit) noexcept
        : minor_(minor), currency_(unit) {}
    constexpr void require_same(const money& other) const {
        if (currency_ != other.currency_) [[unlikely]]
            throw_mismatch(currency_, other.currency_);
    }
    [[noreturn, gnu::cold, gnu::noinline]] static void throw_mismatch(cofin::currency a,
                                                                      cofin::currency b) {
        throw currency_mismatch(a.code(), b.code());
    }

    int64_t minor_ = 0;
    cofin::currency currency_;
};

/// Longest amount that `print` writes.
inline constexpr std::size_t amount_size_max = 24;

/// Writes the amount with exactly the currency's decimals, without the code; returns the end. `out` must hold
/// `amount_size_max` bytes.
char* print(const money& value, char* out) noexcept;

/// `23725.48`: what `money::parse(text, unit)` reads back.
std::string amount_text(const money& value);

/// `23725.48 EUR`: what `money::parse(text)` reads back.
std::string to_string(const money& value);

/// part / whole as an exact rate. Throws `currency_mismatch`, and `std::invalid_argument` unless part >= 0, whole > 0.
constexpr rate ratio(const money& part, const money& whole);

namespace literals {
/// `23'725.48_eur`: more decimals than the currency has, or an amount that does not fit, does not compile.
template <char... Digits>
consteval money operator""_eur();
template <char... Digits>
consteval money operator""_czk();
template <char... Digits>
consteval money operator""_pln();
template <char... Digits>
consteval money operator""_uah();
template <char... Digits>
consteval money operator""_cad();
template <char... Digits>
consteval money operator""_usd();
} // namespace literals

// --- definitions ---

namespace detail {

/// Reads the minor units of an amount; false where it is none. Not `std::optional`: gcc writes an amount and its currency apart
/// and reads them as one word, for which a processor waits, and lists have millions of amounts.
constexpr bool read_minor(std::string_view amount, currency unit, int64_t& minor) noexcept {
    const char* at = amount.data();
    const char* const end = at + amount.size();
    const bool negative = at != end && *at == '-';
    at += negative ? 1 : 0;
    const char* const first = at;
    uint64_t whole = 0;
    // Most amounts have both decimals of their currency, and not so many digits that they could be too large.
    constexpr std::ptrdiff_t most = 16 + 3;
    if (unit.digits() == 2 && end - at > 3 && end - at <= most && end[-3] == '.') {
        bool others = end - at > 4 && *at == '0';
        for (const char* const point = end - 3; at != point; ++at) {
            const auto digit = static_cast<unsigned char>(*at - '0');
            others |= digit > 9;
            whole = whole * 10 + digit;
        }
        const auto tens = static_cast<unsigned char>(end[-2] - '0');
        const auto ones = static_cast<unsigned char>(end[-1] - '0');
        others |= (tens > 9) | (ones > 9);
        if (others) [[unlikely]]
            return false;
        minor = static_cast<int64_t>(whole * 100 + uint64_t{tens} * 10 + ones);
        minor = negative ? -minor : minor;
        return true;
    }
    while (at != end && static_cast<unsigned char>(*at - '0') < 10)
        whole = whole * 10 + static_cast<unsigned>(*at++ - '0');
    const auto whole_digits = at - first;
    if (whole_digits == 0 || whole_digits > 19 || (whole_digits > 1 && *first == '0'))
        return false;
    uint64_t fraction = 0;
    unsigned missing = unit.digits();
    if (at != end) {
        if (*at++ != '.' || at == end || end - at > static_cast<std::ptrdiff_t>(missing))
            return false;
        missing -= static_cast<unsigned>(end - at);
        for (; at != end; ++at) {
            const auto digit = static_cast<unsigned char>(*at - '0');
            if (digit > 9)
                return false;
            fraction = fraction * 10 + digit;
        }
    }
    for (; missing > 0; --missing)
        fraction *= 10;
    uint64_t magnitude = 0;
    const uint64_t limit = static_cast<uint64_t>(INT64_MAX) + (negative ? 1 : 0);
    if (__builtin_mul_overflow(whole, uint64_t{unit.minor_per_major()}, &magnitude) ||
        __builtin_add_overflow(magnitude, fraction, &magnitude) || magnitude > limit)
        return false;
    minor = static_cast<int64_t>(negative ? 0 - magnitude : magnitude);
    return true;
}

} // namespace detail

constexpr std::optional<money> money::try_parse(std::string_view amount,
                                                cofin::currency unit) noexcept {
    int64_t minor = 0;
    return detail::read_minor(amount, unit, minor) ? std::optional(of_minor(minor, unit))
                                                   : std::nullopt;
}

namespace detail {

/// Whether nothing but its size is wrong with an amount.
inline bool is_too_large(std::string_view amount, currency unit) {
    const std::string_view size = amount.starts_with('-') ? amount.substr(1) : amount;
    const std::string_view whole = size.substr(0, size.find('.'));
    return whole.size() > 1 && whole.front() != '0' &&
           whole.find_first_not_of("0123456789") == std::string_view::npos &&
           money::try_parse("1" + std::string(size.substr(whole.size())), unit).has_value();
}

[[noreturn, gnu::cold]] inline void throw_bad_amount(std::string_view amount, currency unit) {
    if (is_too_large(amount, unit))
        throw parse_error({{}, 0, 1}, in_quotes(amount),
                          wording("an amount from -{} to {}",
                                  amount_text(money::of_minor(INT64_MAX, unit)),
                                  to_string(money::of_minor(INT64_MAX, unit))));
    const wording decimals = unit.digits() == 0
                                 ? wording("no decimals")
                                 : wording("at most {} decimals", std::to_string(unit.digits()));
    throw parse_error(
        {{}, 0, 1}, in_quotes(amount),
        wording("an amount in {} such as {}: digits without leading zeros, a decimal point, {}",
                std::string(unit.code()), std::string(unit.digits() == 0 ? "1250" : "1250.00"),
                decimals));
}

} // namespace detail

inline money money::parse(std::string_view amount, cofin::currency unit) {
    int64_t minor = 0;
    if (!detail::read_minor(amount, unit, minor)) [[unlikely]]
        detail::throw_bad_amount(amount, unit);
    return of_minor(minor, unit);
}

constexpr std::optional<money> money::try_parse(std::string_view text) noexcept {
    const auto space = text.rfind(' ');
    const auto unit = space == std::string_view::npos
                          ? std::nullopt
                          : cofin::currency::try_parse(text.substr(space + 1));
    return unit ? try_parse(text.substr(0, space), *unit) : std::nullopt;
}

inline money money::parse(std::string_view text) {
    const auto space = text.rfind(' ');
    if (space == std::string_view::npos)
        throw parse_error({{}, 0, 1}, in_quotes(text),
                          wording("an amount with its currency such as 1250.00 EUR"));
    cofin::currency unit = euro;
    try {
        unit = cofin::currency::parse(text.substr(space + 1));
    } catch (const parse_error& problem) {
        throw problem.located({{}, 0, space + 2});
    }
    return parse(text.substr(0, space), unit);
}

inline char* print(const money& value, char* out) noexcept {
    char buffer[amount_size_max];
    char* const end = buffer + amount_size_max;
    char* begin = end;
    const int64_t minor = value.minor();
    uint64_t rest = minor < 0 ? 0 - static_cast<uint64_t>(minor) : static_cast<uint64_t>(minor);
    if (value.currency().digits() == 2) {
        begin -= 3;
        *begin = '.';
        std::memcpy(begin + 1, &detail::two_digits[2 * (rest % 100)], 2);
        rest /= 100;
    } else if (const unsigned decimals = value.currency().digits(); decimals != 0) {
        for (unsigned i = 0; i < decimals; ++i, rest /= 10)
            *--begin = static_cast<char>('0' + rest % 10);
        *--begin = '.';
    }
    begin = write_digits_before(begin, rest);
    if (minor < 0)
        *--begin = '-';
    const auto size = static_cast<std::size_t>(end - begin);
    std::memcpy(out, begin, size);
    return out + size;
}

inline std::string amount_text(const money& value) {
    char buffer[amount_size_max];
    return {buffer, print(value, buffer)};
}

inline std::string to_string(const money& value) {
    return amount_text(value) + ' ' + std::string(value.currency().code());
}

constexpr rate ratio(const money& part, const money& whole) {
    if (part.currency() != whole.currency())
        throw currency_mismatch(part.currency().code(), whole.currency().code());
    return rate::of(part.minor(), whole.minor());
}

namespace detail {

template <char... Digits>
consteval money literal_money(std::string_view code) {
    const auto amount =
        money::try_parse(literal_text<Digits...>().view(), *currency::try_parse(code));
    if (!amount)
        throw std::invalid_argument("not an amount of this currency");
    return *amount;
}

} // namespace detail

template <char... Digits>
consteval money literals::operator""_eur() {
    return detail::literal_money<Digits...>("EUR");
}
template <char... Digits>
consteval money literals::operator""_czk() {
    return detail::literal_money<Digits...>("CZK");
}
template <char... Digits>
consteval money literals::operator""_pln() {
    return detail::literal_money<Digits...>("PLN");
}
template <char... Digits>
consteval money literals::operator""_uah() {
    return detail::literal_money<Digits...>("UAH");
}
template <char... Digits>
consteval money literals::operator""_cad() {
    return detail::literal_money<Digits...>("CAD");
}
template <char... Digits>
consteval money literals::operator""_usd() {
    return detail::literal_money<Digits...>("USD");
}

} // namespace v0
} // namespace cofin
