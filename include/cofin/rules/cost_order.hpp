/// In which order rules over a sequence - duplicates, running limits - see costs.
#pragma once

#include <cofin/claim/cost.hpp>
#include <cofin/short_text.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// The order in which rules over a sequence take costs.
enum class cost_order : std::uint8_t {
    by_date, ///< paid, issued, id: without a date a cost comes late, so that no silence is rewarded
    by_id    ///< id alone, numbers first, by their value
};
inline constexpr std::array<std::string_view, 2> cost_order_names{"by_date", "by_id"};

/// The costs by their ids, numbers first, by their value.
std::vector<std::size_t> costs_by_id(std::span<const cost> costs);
/// The same by payment, document and id.
std::vector<std::size_t> costs_by_date(std::span<const cost> costs);

// --- definitions ---

namespace detail {

/// Whole numbers by their value before texts by their characters: mixed, 9 < 10 < 10a < 9 would be no order.
struct id_key {
    std::string_view id;
    bool is_number;

    explicit id_key(std::string_view of) : id(of), is_number(!of.empty() && of.front() != '0') {
        for (const char c : of)
            is_number = is_number && '0' <= c && c <= '9';
    }

    friend bool operator<(const id_key& a, const id_key& b) {
        if (a.is_number != b.is_number)
            return a.is_number;
        if (a.is_number && a.id.size() != b.id.size())
            return a.id.size() < b.id.size();
        return less_text(a.id, b.id);
    }
};

/// What a cost is ordered by, looked up once: a list of costs compares each many times.
struct order_key {
    day paid;
    day issued;
    std::string_view id;

    explicit order_key(const cost& of)
        : paid(dated(of, "paid_on")), issued(dated(of, "issued_on")), id(of.id) {}

    friend bool operator<(const order_key& a, const order_key& b) {
        if (a.paid != b.paid)
            return a.paid < b.paid;
        return a.issued != b.issued ? a.issued < b.issued : a.id < b.id;
    }

private:
    static day dated(const cost& of, fact_name name) {
        const day* when = of.known.find_as<day>(name);
        return when == nullptr ? day::max() : *when;
    }
};

/// 0, 1, 2, ... in an order; most lists have it already.
template <class Before>
std::vector<std::size_t> sorted_positions(std::size_t count, const Before& before) {
    std::vector<std::size_t> sorted(count);
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    if (!std::ranges::is_sorted(sorted, before))
        std::ranges::sort(sorted, before);
    return sorted;
}

/// The positions in the order of their keys, each made once.
template <class KeyOf>
std::vector<std::size_t> sorted_by(std::span<const cost> costs, const KeyOf& key_of) {
    std::vector<decltype(key_of(costs.front()))> keys;
    keys.reserve(costs.size());
    for (const auto& one : costs)
        keys.push_back(key_of(one));
    return sorted_positions(costs.size(),
                            [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
}

} // namespace detail

inline std::vector<std::size_t> costs_by_id(std::span<const cost> costs) {
    return detail::sorted_by(costs, [](const cost& one) { return detail::id_key(one.id); });
}

inline std::vector<std::size_t> costs_by_date(std::span<const cost> costs) {
    return detail::sorted_by(costs, [](const cost& one) { return detail::order_key(one); });
}

} // namespace v0
} // namespace cofin
