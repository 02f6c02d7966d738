/// Currencies of ISO 4217, some of them withdrawn, with their number of decimals.
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
    constexpr explicit currency(std::uint32_t number) noexcept : id_(number) {}

    // The list below that holds the code, and where in it, as one integer: every sum of amounts compares currencies.
    std::uint32_t id_;
};

namespace currencies {

/// ISO 4217 codes by number of decimals: list one without codes of funds and testing, and HRK, which documents of its time hold.
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

/// Codes by hash: open addressing with room to spare, filled by the compiler, since every line of a list names one.
class code_index {
public:
    constexpr code_index() {
        for (unsigned digits = 0; digits < currencies::by_decimals.size(); ++digits) {
            const std::string_view list = currencies::by_decimals[digits];
            for (std::size_t at = 0; at + 3 <= list.size(); at += 4)
                slots_[place_of(letters_of(list.substr(at, 3)))] = {
                    letters_of(list.substr(at, 3)), static_cast<std::uint32_t>(at << 2U | digits)};
        }
    }
    /// The number of a code of three letters: its position in its list, and which list that is; none of an unknown one.
    [[nodiscard]] constexpr std::optional<std::uint32_t>
    find(std::string_view code) const noexcept {
        const slot& found = slots_[place_of(letters_of(code))];
        return found.letters == 0 ? std::nullopt : std::optional(found.number);
    }
    /// The code of a number.
    static constexpr std::string_view code_of(std::uint32_t number) noexcept {
        return currencies::by_decimals[number & 3U].substr(number >> 2U, 3);
    }

private:
    struct slot {
        std::uint32_t letters = 0; ///< 0: nothing stands here
        std::uint32_t number = 0;
    };
    /// Three letters as one number, never 0.
    [[nodiscard]] static constexpr std::uint32_t letters_of(std::string_view code) noexcept {
        const auto letter = [&](std::size_t i) {
            return std::uint32_t{static_cast<unsigned char>(code[i])};
        };
        return 1U << 24U | letter(0) << 16U | letter(1) << 8U | letter(2);
    }
    [[nodiscard]] constexpr std::size_t place_of(std::uint32_t letters) const noexcept {
        std::size_t at = (letters * 0x9e3779b1U) >> 23U;
        static_assert(std::size(decltype(slots_){}) == 1U << (32U - 23U));
        while (slots_[at].letters != 0 && slots_[at].letters != letters)
            at = (at + 1) % std::size(slots_);
        return at;
    }

    slot slots_[512]{};
};
inline constexpr code_index codes;

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
    const auto known = code.size() == 3 ? detail::codes.find(code) : std::nullopt;
    return known ? std::optional(currency(*known)) : std::nullopt;
}

constexpr std::string_view currency::code() const noexcept {
    return detail::code_index::code_of(id_);
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
