/// Converting an amount at a dated rate, to the cent, by division: amount / units per euro.
///
/// Interreg reports costs at the Commission's monthly accounting rate, Reg. (EU) No 1299/2013 Art 28 and
/// Reg. (EU) 2021/1059 Art 38(5); which month counts is a rule of the programme, see rules/kinds/fx.hpp.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/number/rounding.hpp>
#include <cofin/time/calendar.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace cofin {
inline namespace v0 {

/// How a rate came to be known.
enum class rate_basis : std::uint8_t {
    published, ///< read from its publisher
    derived    ///< computed from another published series
};

/// How many units of `from` one unit of `to` is worth in a month. A value; const use is thread-safe.
///
///     const exchange_rate inforeuro(currency::parse("CZK"), euro, decimal::parse("25.308"), parse_month("2019-02"),
///                                   "InforEuro", rate_basis::published);
///     inforeuro.convert(1'000_czk) == 39.51_eur;      // 39.5132... half up
class exchange_rate {
public:
    /// Throws `std::invalid_argument` unless the rate is positive and its digits can be counted with: 15 always can, zeros
    /// at the end left out.
    exchange_rate(currency from, currency to, decimal units, month of, std::string source,
                  rate_basis basis);

    /// amount / units, rounded half up (ties away from zero) to the minor unit of `to()`.
    /// Throws `currency_mismatch` for an amount of another currency, `std::overflow_error` where the result does not fit.
    [[nodiscard]] money convert(const money& amount) const;

    /// The currency that it converts.
    [[nodiscard]] currency from() const noexcept { return from_; }
    /// The currency that it gives.
    [[nodiscard]] currency to() const noexcept { return to_; }
    /// Units of `from` in one of `to`.
    [[nodiscard]] const decimal& units() const noexcept { return units_; }
    /// The month that it holds for.
    [[nodiscard]] month of() const noexcept { return of_; }
    /// Who publishes it.
    [[nodiscard]] const std::string& source() const noexcept { return source_; }
    /// How it came to be known.
    [[nodiscard]] rate_basis basis() const noexcept { return basis_; }

private:
    currency from_;
    currency to_;
    decimal units_;
    month of_;
    std::string source_;
    rate_basis basis_;
    // minor(to) = minor(from) * multiplier_ / divisor_
    int64_t multiplier_ = 1;
    reciprocal divisor_;
};

// --- definitions ---

namespace detail {

/// minor(to) = minor(from) * multiplier / divisor, both integers.
struct conversion {
    int64_t multiplier;
    int64_t divisor;
};

/// None where the rate is not positive or has more digits than these integers hold.
inline std::optional<conversion> conversion_of(currency from, currency to, const decimal& units) {
    int128 coefficient = units.coefficient();
    int scale = static_cast<int>(units.scale());
    if (coefficient <= 0)
        return std::nullopt;
    for (; coefficient % 10 == 0; coefficient /= 10)
        --scale;
    // minor(from) / 10^from / (coefficient / 10^scale) * 10^to: the surplus of tens goes to one side.
    const int tens = scale + static_cast<int>(to.digits()) - static_cast<int>(from.digits());
    constexpr int most = 18;
    if (tens < -most || tens > most)
        return std::nullopt;
    const int64_t below = power_of_ten(static_cast<unsigned>(std::max(-tens, 0)));
    if (coefficient > INT64_MAX / below)
        return std::nullopt;
    return conversion{power_of_ten(static_cast<unsigned>(std::max(tens, 0))),
                      static_cast<int64_t>(coefficient) * below};
}

} // namespace detail

inline exchange_rate::exchange_rate(currency from, currency to, decimal units, month of,
                                    std::string source, rate_basis basis)
    : from_(from), to_(to), units_(units), of_(of), source_(std::move(source)), basis_(basis) {
    const auto by = detail::conversion_of(from, to, units);
    if (!by)
        throw std::invalid_argument("an exchange rate must be positive and of at most 15 digits");
    multiplier_ = by->multiplier;
    divisor_ = reciprocal(by->divisor);
}

inline money exchange_rate::convert(const money& amount) const {
    if (amount.currency() != from_)
        throw currency_mismatch(amount.currency().code(), from_.code());
    return money::of_minor(
        rounded_quotient(int128{amount.minor()} * multiplier_, divisor_, rounding::half_up), to_);
}

} // namespace v0
} // namespace cofin
