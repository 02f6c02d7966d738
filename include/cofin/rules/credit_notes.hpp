/// Credit notes: negative amounts that name the cost they correct, and then share its verdict.
#pragma once

#include <cofin/claim/cost.hpp>
#include <cofin/rules/books.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {
namespace detail {

/// Each note finds its cost, and each cost its notes in the order of their ids. A note corrects a cost of the same partner and
/// currency that is no note itself; one that names no such cost stays by itself.
void link_credit_notes(assessment_books& books);

// --- definitions ---

inline void link_credit_notes(assessment_books& books) {
    const auto& costs = books.declared.costs;
    const auto names_another = [](const cost& one) {
        return one.amount.is_negative() && one.known.find("credit_note_for") != nullptr;
    };
    if (std::ranges::none_of(costs, names_another))
        return;
    std::map<std::string_view, std::size_t> by_id;
    for (std::size_t i = 0; i < costs.size(); ++i)
        by_id.emplace(costs[i].id, i);
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const auto* corrected = costs[i].known.find_as<std::string>("credit_note_for");
        if (corrected == nullptr || !costs[i].amount.is_negative())
            continue;
        const auto found = by_id.find(*corrected);
        if (found == by_id.end() || found->second == i)
            continue;
        // Credit notes do not correct each other: a chain of them has no one verdict to share.
        const auto& original = costs[found->second];
        if (original.amount.currency() != costs[i].amount.currency() ||
            original.partner != costs[i].partner || original.amount.is_negative())
            continue;
        books.costs[i].corrects = found->second;
        books.costs[found->second].credit_notes.push_back(i);
    }
    // Notes of one cost may stand in several claims: which of them a cut takes first is theirs, not the list's.
    for (auto& state : books.costs)
        std::ranges::sort(state.credit_notes, {},
                          [&](std::size_t i) -> const std::string& { return costs[i].id; });
}

} // namespace detail
} // namespace v0
} // namespace cofin
