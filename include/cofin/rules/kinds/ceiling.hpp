/// What of a cost is admitted at most, and the cut that brings it down to that.
#pragma once

#include <cofin/rules/run.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace cofin {
inline namespace v0 {
namespace kinds {

inline constexpr parameter ceiling_rounding_parameter{"rounding",
                                                      fact_type::text,
                                                      tighter::fixed,
                                                      true,
                                                      "how the largest admitted amount is rounded",
                                                      rounding_names};

/// A quantity as an exact factor; none where it is negative or has more than 18 digits.
inline std::optional<rate> as_factor(const decimal& quantity) {
    constexpr unsigned scale_max = 18;
    if (quantity.coefficient() < 0 || quantity.scale() > scale_max ||
        quantity.coefficient() > INT64_MAX)
        return std::nullopt;
    int64_t whole = 1;
    for (unsigned i = 0; i < quantity.scale(); ++i)
        whole *= 10;
    return rate::of(static_cast<int64_t>(quantity.coefficient()), whole);
}

/// The cost with its credit notes is at most `admitted`, rounded by the row's mode; what is over is cut.
template <class What>
verdict at_most(const item& cost, const rule_row& row, const unrounded& admitted,
                const What& what) {
    const money most = admitted.rounded(*try_parse_rounding(*row.find<std::string>("rounding")));
    cost.show([&] { return phrase("{} = {}, at most {}", what(), admitted, most); });
    if (cost.net() <= most)
        return eligible();
    return cut_by(cost.net() - most, phrase("{} is over {} = {}", cost.net(), what(), most));
}

} // namespace kinds
} // namespace v0
} // namespace cofin
