/// Currencies of ISO 4217 with their number of decimals.
#pragma once

#include <cofin/error.hpp>
#include <cofin/spelling.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// An ISO 4217 currency, four bytes. A value; there is no empty currency.
class currency {
public:
    /// The currency of that code; throws `parse_error` naming the nearest one. `EUR`, never `eur` or a sign.
    static currency parse(std::string_view code);
    /// As `parse`, none where it throws.
    static constexpr std::optional<currency> try_parse(std::string_view code) noexcept;

    /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    [[nodiscard]] constexpr unsigned digits() const noexcept { return id_ & 3U; }
    /// Minor units in one major unit: 100 for EUR.
    [[nodiscard]] constexpr unsigned minor_per_major() const noexcept;
    /// The three letters; they outlive this value.
    [[nodiscard]] constexpr std::string_view code() const noexcept;

    /// A number that no other currency has, for tables in memory; another version may give another one.
    [[nodiscard]] constexpr std::uint32_t number() const noexcept { return id_; }

    friend constexpr bool operator==(currency a, currency b) noexcept = default;

private:
    constexpr currency(std::size_t position, unsigned digits) noexcept
        : id_(static_cast<std::uint32_t>(position << 2U | digits)) {}

    // The list below that holds the code, and where in it, as one integer: every sum of amounts compares currencies.
    std::uint32_t id_;
};

namespace currencies {

/// Active ISO 4217 codes by number of decimals (list one, funds and testing codes left out).
inline constexpr std::string_view with_no_decimals =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
inline constexpr std::string_view with_two_decimals =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CNY COP "
    "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK "
    "HTG HUF IDR ILS INR "
    "IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
    "MWK MXN MYR MZN NAD "
    "NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE "
    "SOS SRD SSP STN SVC "
    "SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW";
inline constexpr std::string_view with_three_decimals = "BHD IQD JOD KWD LYD OMR TND";
inline constexpr std::array<std::string_view, 4> by_decimals{
    with_no_decimals, "", with_two_decimals, with_three_decimals};

} // namespace currencies

// --- definitions ---

namespace detail {

constexpr std::size_t position_of_code(std::string_view list, std::string_view code) noexcept {
    for (std::size_t at = 0; at + 3 <= list.size(); at += 4)
        if (list[at] == code[0] && list[at + 1] == code[1] && list[at + 2] == code[2])
            return at;
    return std::string_view::npos;
}

inline std::string nearest_currency(std::string_view code) {
    std::array<std::string_view, 256> known{};
    std::size_t count = 0;
    // The euro-zone's neighbours first: of equally near codes the likelier one is named.
    for (const std::string_view list :
         {std::string_view("EUR CZK PLN UAH"), currencies::with_two_decimals,
          currencies::with_no_decimals, currencies::with_three_decimals})
        for (std::size_t at = 0; at + 3 <= list.size(); at += 4)
            known[count++] = list.substr(at, 3);
    return nearest_word(code, std::span(known).first(count));
}

} // namespace detail

constexpr std::optional<currency> currency::try_parse(std::string_view code) noexcept {
    if (code.size() != 3)
        return std::nullopt;
    for (unsigned digits = 0; digits < currencies::by_decimals.size(); ++digits)
        if (const auto at = detail::position_of_code(currencies::by_decimals[digits], code);
            at != std::string_view::npos)
            return currency(at, digits);
    return std::nullopt;
}

constexpr std::string_view currency::code() const noexcept {
    return currencies::by_decimals[digits()].substr(id_ >> 2U, 3);
}

inline currency currency::parse(std::string_view code) {
    if (const auto known = try_parse(code))
        return *known;
    throw parse_error({{}, 0, 1}, in_quotes(code), wording("an ISO 4217 currency code such as EUR"),
                      detail::nearest_currency(code));
}

constexpr unsigned currency::minor_per_major() const noexcept {
    constexpr unsigned powers[] = {1, 10, 100, 1000};
    return powers[digits()];
}

inline constexpr currency euro = *currency::try_parse("EUR");

} // namespace v0
} // namespace cofin
