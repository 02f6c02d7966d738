#pragma once

// The same amounts, rates and shares for every candidate, in C++ and in decimal_baseline.py: drawn once from a fixed seed.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rows {

/// coefficient / 10^scale
struct scaled {
    std::int64_t coefficient;
    unsigned scale;
};

inline constexpr std::array<scaled, 16> cofinancing_rates{{{85, 2},
                                                           {7225, 4},
                                                           {8333, 4},
                                                           {75, 2},
                                                           {50, 2},
                                                           {95, 2},
                                                           {80, 2},
                                                           {60, 2},
                                                           {4325, 4},
                                                           {676767, 6},
                                                           {333333, 6},
                                                           {666667, 6},
                                                           {72, 2},
                                                           {96, 2},
                                                           {825, 3},
                                                           {9999, 4}}};

/// Units of a local currency per unit of the budget's.
inline constexpr std::array<scaled, 16> exchange_rates{{{42634, 4},
                                                        {25308, 3},
                                                        {39628, 2},
                                                        {49767, 4},
                                                        {195583, 5},
                                                        {1171655, 4},
                                                        {75345, 4},
                                                        {114865, 4},
                                                        {84375, 5},
                                                        {10856, 4},
                                                        {15742, 2},
                                                        {9587, 4},
                                                        {195583, 4},
                                                        {442521, 4},
                                                        {835350, 6},
                                                        {1955830, 6}}};

using five = std::array<std::int64_t, 5>;
inline constexpr std::array<five, 8> shares{{{8500, 900, 300, 200, 100},
                                             {1, 1, 1, 1, 1},
                                             {7225, 1275, 1000, 300, 200},
                                             {3333, 3333, 3334, 1, 1},
                                             {50, 20, 15, 10, 5},
                                             {676767, 123456, 100000, 77777, 22000},
                                             {7, 5, 3, 2, 1},
                                             {85, 15, 0, 0, 0}}};

constexpr std::uint64_t power_of_ten(unsigned n) {
    std::uint64_t power = 1;
    for (; n > 0; --n)
        power *= 10;
    return power;
}

/// One cost a row: an amount of 0.01 to 9 999 999 999.99, every number of digits equally often, and which rate, exchange
/// rate and shares apply to it.
struct table {
    std::vector<std::int64_t> cents;
    std::vector<std::uint8_t> rate;
    std::vector<std::uint8_t> exchange;
    std::vector<std::uint8_t> share;
    /// The amounts in machine form: digits, a point, two decimals.
    std::vector<std::string> text;
};

constexpr std::uint64_t splitmix64(std::uint64_t& state) {
    std::uint64_t z = state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

inline std::string machine_form(std::int64_t cents) {
    std::string digits = std::to_string(cents);
    if (digits.size() < 3)
        digits.insert(0, 3 - digits.size(), '0');
    return digits.insert(digits.size() - 2, 1, '.');
}

/// 50 000 rows: they fit the second-level caches, so that the arithmetic is measured and not the memory.
inline const table& all() {
    static const table made = [] {
        constexpr std::size_t count = 50'000;
        table t;
        std::uint64_t state = 42;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t size = splitmix64(state);
            const std::uint64_t value = splitmix64(state);
            const std::uint64_t choice = splitmix64(state);
            const std::uint64_t least = power_of_ten(static_cast<unsigned>(size % 12));
            t.cents.push_back(static_cast<std::int64_t>(least + value % (9 * least)));
            t.rate.push_back(choice & 15U);
            t.exchange.push_back((choice >> 8U) & 15U);
            t.share.push_back((choice >> 16U) & 7U);
            t.text.push_back(machine_form(t.cents.back()));
        }
        return t;
    }();
    return made;
}

} // namespace rows
