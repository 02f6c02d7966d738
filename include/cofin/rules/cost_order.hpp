/// In which order rules over a sequence - duplicates, running limits - see costs.
#pragma once

#include <cofin/claim/cost.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace cofin {
inline namespace v0 {

enum class cost_order : std::uint8_t {
    by_date, ///< paid, issued, id: without a date a cost comes late, so that no silence is rewarded
    by_id    ///< id alone, numbers by their value
};
inline constexpr std::array<std::string_view, 2> cost_order_names{"by_date", "by_id"};

/// Whether one cost is seen before another; a strict order of costs with different ids.
bool comes_before(const cost& a, const cost& b, cost_order order);

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

inline bool comes_before(const cost& a, const cost& b, cost_order order) {
    if (order == cost_order::by_id)
        return detail::id_less(a.id, b.id);
    const auto dated = [](const cost& one, fact_name name) {
        const day* when = one.known.find_as<day>(name);
        return when == nullptr ? day::max() : *when;
    };
    const auto key = [&](const cost& one) {
        return std::tuple(dated(one, "paid_on"), dated(one, "issued_on"), std::string_view(one.id));
    };
    return key(a) < key(b);
}

inline std::vector<std::size_t> places_in_order(std::span<const cost> costs, cost_order order) {
    std::vector<std::size_t> sorted(costs.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) {
        return comes_before(costs[a], costs[b], order);
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
