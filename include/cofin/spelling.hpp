/// The nearest known word to a misspelt one, for "did you mean".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Number of single-byte insertions, deletions, replacements and swaps of neighbours that turn one word into the other, none
/// of them within another (optimal string alignment). Words of more than 64 bytes are equal, or as far apart as the longer is long.
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The word of `known` with the smallest edit distance, empty if none is within a third of the word's length (at least one
/// edit, and fewer than its letters). Letters A to Z are as good as a to z. Ties go to the first. Where none is near, the only
/// one that begins with the word, if this has three letters. `known` is any range of things convertible to string_view.
template <class Words>
std::string nearest_word(std::string_view word, const Words& known);

// --- definitions ---

inline std::size_t edit_distance(std::string_view from, std::string_view to) {
    constexpr std::size_t longest = 64; // beyond, nobody mistyped a known word
    if (from.size() > longest || to.size() > longest)
        return from == to ? 0 : from.size() < to.size() ? to.size() : from.size();
    const auto least = [](std::size_t a, std::size_t b) { return a < b ? a : b; };
    // Rows of the table: of the letter before the last one, of the last one, of this one.
    std::vector<std::size_t> older(to.size() + 1);
    std::vector<std::size_t> old(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < from.size(); ++i) {
        older.swap(old);
        old.swap(row);
        row[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            row[j + 1] = least(old[j] + (from[i] == to[j] ? 0 : 1), least(row[j], old[j + 1]) + 1);
            if (i > 0 && j > 0 && from[i] == to[j - 1] && from[i - 1] == to[j])
                row[j + 1] = least(row[j + 1], older[j - 1] + 1);
        }
    }
    return row.back();
}

namespace detail {

inline std::string in_small_letters(std::string_view word) {
    std::string small(word);
    for (char& c : small)
        if ('A' <= c && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return small;
}

} // namespace detail

template <class Words>
std::string nearest_word(std::string_view word, const Words& known) {
    constexpr std::size_t telling = 3;
    const std::string sought = detail::in_small_letters(word);
    std::size_t best = (word.size() < 6 ? 1 : word.size() / 3) + 1;
    std::string found;
    std::string begun;
    std::size_t beginning = 0;
    for (const auto& candidate : known) {
        const std::string_view text(candidate);
        const std::string offered = detail::in_small_letters(text);
        const std::size_t distance = edit_distance(sought, offered);
        if (distance < best && distance < word.size()) {
            best = distance;
            found = text;
        }
        if (word.size() >= telling && offered.starts_with(sought) && begun != text) {
            begun = text;
            ++beginning;
        }
    }
    return found.empty() && beginning == 1 ? begun : found;
}

} // namespace v0
} // namespace cofin
