/// In which order rules over a sequence - duplicates, running limits - see costs.
#pragma once

#include <cofin/claim/cost.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

enum class cost_order : std::uint8_t {
    by_date, ///< paid, issued, id: without a date a cost comes late, so that no silence is rewarded
    by_id    ///< id alone, numbers by their value
};
inline constexpr std::array<std::string_view, 2> cost_order_names{"by_date", "by_id"};

/// The place of each cost in that order.
std::vector<std::size_t> places_in_order(std::span<const cost> costs, cost_order order);

// --- definitions ---

namespace detail {

/// Texts by their characters, whole numbers by their value.
inline bool id_less(std::string_view a, std::string_view b) {
    const auto is_number = [](std::string_view id) {
        return !id.empty() && id.front() != '0' &&
               id.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (a.size() != b.size() && is_number(a) && is_number(b))
        return a.size() < b.size();
    return a < b;
}

} // namespace detail

namespace detail {

/// What a cost is ordered by, looked up once: a list of costs compares each many times.
struct order_key {
    day paid;
    day issued;
    std::string_view id;

    order_key(const cost& of, cost_order order)
        : paid(dated(of, "paid_on", order)), issued(dated(of, "issued_on", order)), id(of.id) {}

    friend bool operator<(const order_key& a, const order_key& b) {
        if (a.paid != b.paid)
            return a.paid < b.paid;
        return a.issued != b.issued ? a.issued < b.issued : a.id < b.id;
    }

private:
    static day dated(const cost& of, fact_name name, cost_order order) {
        const day* when = order == cost_order::by_id ? nullptr : of.known.find_as<day>(name);
        return when == nullptr ? day::max() : *when;
    }
};

} // namespace detail

inline std::vector<std::size_t> places_in_order(std::span<const cost> costs, cost_order order) {
    std::vector<detail::order_key> keys;
    keys.reserve(costs.size());
    for (const auto& one : costs)
        keys.emplace_back(one, order);
    std::vector<std::size_t> sorted(costs.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) {
        return order == cost_order::by_id ? detail::id_less(keys[a].id, keys[b].id)
                                          : keys[a] < keys[b];
    };
    if (!std::ranges::is_sorted(sorted, before))
        std::ranges::sort(sorted, before);
    std::vector<std::size_t> places(costs.size());
    for (std::size_t i = 0; i < sorted.size(); ++i)
        places[sorted[i]] = i;
    return places;
}

} // namespace v0
} // namespace cofin
