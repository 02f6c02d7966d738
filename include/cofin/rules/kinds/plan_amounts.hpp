/// What the plan gives: of lines of some nature, and from a source.
#pragma once

#include <cofin/rules/run.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>

namespace cofin {
inline namespace v0 {
namespace kinds {

/// Whether a line is of one of those natures or categories; none where that hangs on a nature that nobody said.
inline std::optional<bool> is_among(const budget_line& line, const texts& natures,
                                    const texts& categories) {
    if (contains(categories, line.category))
        return true;
    if (natures.empty())
        return false;
    if (!line.natures)
        return std::nullopt;
    return contains_any(*line.natures, natures);
}

/// The planned lines of those natures or categories, added; a line counts once. None where a nature is not known.
inline std::optional<money> planned_among(std::span<const budget_line> budget, currency unit,
                                          const texts& natures, const texts& categories) {
    money sum(unit);
    for (const auto& line : budget) {
        const auto named = is_among(line, natures, categories);
        if (!named)
            return std::nullopt;
        if (*named)
            sum += line.amount;
    }
    return sum;
}

/// What a source pays of the plan; none where no rule says so or nothing is planned.
inline std::optional<money> planned_from(rule_run& run, const std::string& source) {
    const auto& sources = run.terms().sources;
    const auto at = std::ranges::find(sources, source, &funding_source::name);
    if (!run.planned() || run.project().budget.empty() || at == sources.end())
        return std::nullopt;
    return run.planned()->paid[static_cast<std::size_t>(at - sources.begin())];
}

} // namespace kinds
} // namespace v0
} // namespace cofin
