/// Limits that depend on the size of a project: `500000.00 PLN: 30 %`, ..., `above: 10 %`.
#pragma once

#include <cofin/rules/run.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace kinds {

/// Up to an amount, inclusive, a share; without an amount, above all others.
struct band {
    std::optional<money> up_to;
    rate share;
};

/// The bands of a row in their order. Empty where one cannot be read, or they do not ascend to one that is open.
inline std::vector<band> read_bands(const texts& written) {
    std::vector<band> bands;
    for (const auto& text : written) {
        const auto colon = text.find(": ");
        const auto share =
            rate::try_parse(colon == std::string::npos ? "" : text.substr(colon + 2));
        const std::string bound = text.substr(0, colon);
        const auto up_to = money::try_parse(bound);
        const auto* before = bands.empty() ? nullptr : &bands.back();
        const bool ascends =
            before == nullptr ||
            (before->up_to && (!up_to || (before->up_to->currency() == up_to->currency() &&
                                          *before->up_to < *up_to)));
        if (!share || (!up_to && bound != "above") || !ascends)
            return {};
        bands.push_back({up_to, *share});
    }
    if (bands.empty() || bands.back().up_to)
        return {};
    return bands;
}

inline wording unsound_bands(const rule_row& row) {
    return read_bands(row.words("bands")).empty()
               ? R"(bands that are not of the form "500000.00 EUR: 30 %", ascending in one currency, the last one "above: 10 %")"
               : std::string();
}

/// The band that a value lies in.
inline const band& band_of(const std::vector<band>& bands, const money& value) {
    return *std::ranges::find_if(
        bands, [&](const auto& one) { return !one.up_to || value <= *one.up_to; });
}

inline constexpr parameter bands_parameter{"bands", fact_type::list, tighter::fixed, true,
                                           "share by planned total, upper bounds inclusive: "
                                           "`500000.00 PLN: 30 %`, the last `above: 10 %`"};

} // namespace kinds
} // namespace v0
} // namespace cofin
