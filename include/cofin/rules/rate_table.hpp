/// The rates of a declaration, found by what they convert and when: asked for every cost in another currency.
#pragma once

#include <cofin/money/exchange.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Views of rates that outlive it. A value; const use is thread-safe.
class rate_table {
public:
    rate_table() = default;
    /// Those that convert into a currency; of several for one currency and month the first.
    rate_table(std::span<const exchange_rate> rates, currency into);

    /// The rate of a currency in a month; null where there is none.
    [[nodiscard]] const exchange_rate* find(currency from, month of) const;

private:
    struct slot {
        uint64_t key = 0; ///< 0: nothing stands here
        const exchange_rate* rate = nullptr;
    };
    [[nodiscard]] static uint64_t key_of(currency from, month of);
    [[nodiscard]] std::size_t place_of(uint64_t key) const;

    std::vector<slot> slots_; ///< open addressing, a power of two
};

// --- definitions ---

inline rate_table::rate_table(std::span<const exchange_rate> rates, currency into)
    : slots_(std::bit_ceil(2 * rates.size() + 1)) {
    for (const auto& rate : rates) {
        const uint64_t key = key_of(rate.from(), rate.of());
        slot& here = slots_[place_of(key)];
        if (rate.to() == into && here.rate == nullptr)
            here = {key, &rate};
    }
}

inline const exchange_rate* rate_table::find(currency from, month of) const {
    return slots_.empty() ? nullptr : slots_[place_of(key_of(from, of))].rate;
}

/// Never 0: a month has no number 0.
inline uint64_t rate_table::key_of(currency from, month of) {
    const auto year = static_cast<uint32_t>(static_cast<int>(of.year()));
    return uint64_t{from.number()} << 40U ^ uint64_t { year } << 4U ^
           static_cast<unsigned>(of.month());
}

inline std::size_t rate_table::place_of(uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key * 0x9e3779b97f4a7c15U) >> 32U & mask;
    while (slots_[at].key != 0 && slots_[at].key != key)
        at = (at + 1) & mask;
    return at;
}

} // namespace v0
} // namespace cofin
