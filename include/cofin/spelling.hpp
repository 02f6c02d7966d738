/// The nearest known word to a misspelt one, for "did you mean".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Number of single-byte insertions, deletions and replacements that turn one word into the other (Levenshtein).
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The word of `known` with the smallest edit distance, empty if none is within a third of the word's length
/// (at least one edit, and fewer than its letters). Ties go to the first. `known` is any range of things convertible to
/// string_view.
template <class Words>
std::string nearest_word(std::string_view word, const Words& known) {
    std::size_t best = (word.size() < 6 ? 1 : word.size() / 3) + 1;
    std::string found;
    for (const auto& candidate : known) {
        const std::string_view text(candidate);
        const std::size_t distance = edit_distance(word, text);
        if (distance < best && distance < word.size()) {
            best = distance;
            found = text;
        }
    }
    return found;
}

// --- definitions ---

inline std::size_t edit_distance(std::string_view from, std::string_view to) {
    constexpr std::size_t longest = 64; // beyond, nobody mistyped a known word
    if (from.size() > longest || to.size() > longest)
        return from.size() < to.size() ? to.size() : from.size();
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            const std::size_t shorter = row[j] < diagonal ? row[j] : diagonal;
            row[j + 1] = replaced <= shorter ? replaced : shorter + 1;
        }
    }
    return row.back();
}

} // namespace v0
} // namespace cofin
