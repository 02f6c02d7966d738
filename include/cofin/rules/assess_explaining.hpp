/// An assessment that explains its findings: what a report unfolds.
#pragma once

#include <cofin/rules/assess.hpp>

#include <span>
#include <utility>

namespace cofin {
inline namespace v0 {

/// The same assessment as `assess` makes, with an explanation of each of those findings and of nothing else: in one go, where
/// `assess` would be asked item by item. A rule that looked twice at one item has a record each time; what no rule of the
/// book found has none. Throws as `assess` does.
assessment assess_explaining(const rulebook& book, const agreement& project,
                             const declaration& declared, std::span<const finding> findings,
                             const rounding_profile& profile = profiles::own);

// --- definitions ---

inline assessment assess_explaining(const rulebook& book, const agreement& project,
                                    const declaration& declared, std::span<const finding> findings,
                                    const rounding_profile& profile) {
    explanations_wanted wanted;
    for (const auto& found : findings)
        wanted.findings[found.rule].try_emplace(found.item, nullptr);
    return detail::assessor(book, project, declared, std::move(wanted), profile).run();
}

} // namespace v0
} // namespace cofin
