/// Sharing an amount by weights so that no cent is lost or made: the method of the largest remainder.
///
/// Shares are integer weights, because w / sum(w) as a decimal would already be rounded. For shares that are cut and
/// leave the rest to a named owner, as co-financing does, see grant/funding.hpp.
#pragma once

#include <cofin/money/money.hpp>
#include <cofin/number/reciprocal.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <numeric>
#include <span>
#include <stdexcept>
#include <vector>

namespace cofin {
inline namespace v0 {

/// N prepared weights. A value; const use is thread-safe.
///
///     weights<3>({1, 1, 1}).split(100_eur)   // 33.34, 33.33, 33.33
///
/// Each part is within one minor unit of its exact share, parts sum to the whole, and more weight never gets less. Cents
/// left over go to the largest remainders, of equal ones to the earlier weight. Zero weights get nothing. A negative
/// amount is split as its opposite, with the sign turned.
template <std::size_t N>
class weights {
public:
    /// Throws `std::invalid_argument` where a weight is negative or all are zero, `std::overflow_error` where their sum
    /// leaves 63 bits.
    constexpr explicit weights(const std::array<int64_t, N>& values);

    /// The parts, in the order of the weights and the currency of the whole.
    [[nodiscard]] constexpr std::array<money, N> split(const money& whole) const;
    /// The same in place, for loops over many amounts.
    constexpr void split(const money& whole, std::array<money, N>& parts) const;

private:
    std::array<int64_t, N> weights_;
    reciprocal total_;
};

/// As `weights::split`, for a number of parts known at run time only.
std::vector<money> split(const money& whole, std::span<const int64_t> by_weights);
/// The same of weights written down.
std::vector<money> split(const money& whole, std::initializer_list<int64_t> by_weights);

// --- definitions ---

namespace detail {

constexpr int64_t total_weight(std::span<const int64_t> values) {
    int64_t total = 0;
    for (const int64_t value : values) {
        if (value < 0)
            throw std::invalid_argument("a weight must not be negative");
        total = checked_add(total, value);
    }
    if (total == 0)
        throw std::invalid_argument("at least one weight must be positive");
    return total;
}

/// Exact floor shares and remainders of a non-negative number of minor units; returns how many units are left over.
/// `Words` are arrays where the number of parts is known to the compiler, vectors otherwise.
template <class Weights, class Words>
constexpr uint64_t floor_shares(uint64_t whole, const Weights& by, const reciprocal& total,
                                Words& share, Words& remainder) {
    const bool fits =
        whole <= total.quotient(INT64_MAX); // 63 bits, and so do the products with weights
    uint64_t left = whole;
    for (std::size_t i = 0; i < by.size(); ++i) {
        const auto weight = static_cast<uint64_t>(by[i]);
        if (fits) [[likely]] {
            share[i] = total.quotient(whole * weight);
            remainder[i] = whole * weight - share[i] * total.divisor();
        } else {
            const uint128 product = uint128{whole} * weight;
            share[i] = static_cast<uint64_t>(product / total.divisor());
            remainder[i] = static_cast<uint64_t>(product % total.divisor());
        }
        left -= share[i];
    }
    return left;
}

/// Each part's place when the largest remainder is served first, of equal ones the earlier part. Counted with comparisons
/// alone, one a pair: a sort would branch on what is a coin toss.
template <std::size_t N>
constexpr std::array<uint64_t, N> places(const std::array<uint64_t, N>& remainder) {
    std::array<uint64_t, N> place{};
#pragma GCC unroll 16
    for (std::size_t later = 1; later < N; ++later)
#pragma GCC unroll 16
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            const auto in_order = uint64_t{remainder[earlier] >= remainder[later]};
            place[later] += in_order;
            place[earlier] += 1 - in_order;
        }
    return place;
}

constexpr uint64_t magnitude(int64_t value) noexcept {
    return value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
}

constexpr money signed_money(uint64_t units, bool negative, currency unit) noexcept {
    return money::of_minor(static_cast<int64_t>(negative ? 0 - units : units), unit);
}

} // namespace detail

template <std::size_t N>
constexpr weights<N>::weights(const std::array<int64_t, N>& values)
    : weights_(values), total_(detail::total_weight(values)) {}

template <std::size_t N>
constexpr void weights<N>::split(const money& whole, std::array<money, N>& parts) const {
    std::array<uint64_t, N> share{};
    std::array<uint64_t, N> remainder{};
    const uint64_t left =
        detail::floor_shares(detail::magnitude(whole.minor()), weights_, total_, share, remainder);
    const auto place = detail::places(remainder);
    for (std::size_t i = 0; i < N; ++i)
        parts[i] = detail::signed_money(share[i] + uint64_t{place[i] < left}, whole.is_negative(),
                                        whole.currency());
}

template <std::size_t N>
constexpr std::array<money, N> weights<N>::split(const money& whole) const {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        std::array<money, N> parts{((void)I, money(whole.currency()))...};
        split(whole, parts);
        return parts;
    }
    (std::make_index_sequence<N>());
}

inline std::vector<money> split(const money& whole, std::span<const int64_t> by_weights) {
    const reciprocal total(detail::total_weight(by_weights));
    std::vector<uint64_t> share(by_weights.size());
    std::vector<uint64_t> remainder(by_weights.size());
    const uint64_t left =
        detail::floor_shares(detail::magnitude(whole.minor()), by_weights, total, share, remainder);
    std::vector<std::size_t> order(by_weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
    for (std::size_t i = 0; i < left; ++i)
        ++share[order[i]];
    std::vector<money> parts;
    parts.reserve(share.size());
    for (const uint64_t units : share)
        parts.push_back(detail::signed_money(units, whole.is_negative(), whole.currency()));
    return parts;
}

inline std::vector<money> split(const money& whole, std::initializer_list<int64_t> by_weights) {
    return split(whole, std::span(by_weights.begin(), by_weights.size()));
}

} // namespace v0
} // namespace cofin
