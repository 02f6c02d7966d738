/// In which order rules over a sequence - duplicates, running limits - see costs.
#pragma once

#include <cofin/claim/cost.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

namespace cofin {
inline namespace v0 {

enum class cost_order : std::uint8_t {
    by_date, ///< paid, issued, id: without a date a cost comes late, so that no silence is rewarded
    by_id    ///< id alone, numbers by their value
};
inline constexpr std::array<std::string_view, 2> cost_order_names{"by_date", "by_id"};

/// Whether one cost is seen before another; a strict order of costs with different ids.
bool comes_before(const cost& a, const cost& b, cost_order order);

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

} // namespace v0
} // namespace cofin
