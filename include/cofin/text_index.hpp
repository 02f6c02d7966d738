/// Texts by number: each one once, found again by its characters.
#pragma once

#include <cofin/short_text.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// Texts numbered from 0 in the order in which they were first added. A value; const use is thread-safe.
///
/// Open addressing with room to spare: rules look up a word for every cost.
class text_index {
public:
    text_index() = default;
    /// Those texts, numbered in that order.
    text_index(std::initializer_list<std::string_view> all) : text_index(all.begin(), all.end()) {}
    /// Those of a range.
    template <class Iterator>
    text_index(Iterator first, Iterator last) {
        for (; first != last; ++first)
            add(*first);
    }

    /// What `find` says of a text that was not added.
    static constexpr std::size_t none = ~std::size_t{0};
    /// The number of a text.
    [[nodiscard]] std::size_t find(std::string_view text) const noexcept;
    /// Whether the text was added.
    [[nodiscard]] bool contains(std::string_view text) const noexcept { return find(text) != none; }
    /// The number of a text, which is added where it is not known.
    std::size_t add(std::string_view text);

    /// The text of a number.
    [[nodiscard]] const std::string& operator[](std::size_t number) const { return texts_[number]; }
    /// How many texts there are.
    [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
    /// Whether there are none.
    [[nodiscard]] bool empty() const noexcept { return texts_.empty(); }
    /// In the order of numbers.
    [[nodiscard]] auto begin() const noexcept { return texts_.begin(); }
    /// Behind the last.
    [[nodiscard]] auto end() const noexcept { return texts_.end(); }

private:
    /// Half of a hash, and the number that it stands for, from 1; 0 where nothing stands.
    struct slot {
        std::uint32_t half = 0;
        std::uint32_t number = 0;
    };
    [[nodiscard]] std::size_t place_of(uint64_t hash, std::string_view text) const noexcept;
    void grow();

    std::vector<slot> slots_;
    std::vector<std::string> texts_;
};

// --- definitions ---

/// The slot of the text, or the empty one where it would stand.
[[gnu::always_inline]] inline std::size_t
text_index::place_of(uint64_t hash, std::string_view text) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    const auto half = static_cast<std::uint32_t>(hash >> 32U);
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const slot& here = slots_[at];
        if (here.number == 0 || (here.half == half && same_text(texts_[here.number - 1], text)))
            return at;
    }
}

inline std::size_t text_index::find(std::string_view text) const noexcept {
    if (slots_.empty())
        return none;
    const slot& found = slots_[place_of(hash_of_text(text), text)];
    return found.number == 0 ? none : found.number - std::size_t{1};
}

inline std::size_t text_index::add(std::string_view text) {
    if (2 * texts_.size() >= slots_.size()) [[unlikely]]
        grow();
    const uint64_t hash = hash_of_text(text);
    slot& here = slots_[place_of(hash, text)];
    if (here.number == 0) {
        texts_.emplace_back(text);
        here = {static_cast<std::uint32_t>(hash >> 32U), static_cast<std::uint32_t>(texts_.size())};
    }
    return here.number - std::size_t{1};
}

inline void text_index::grow() {
    constexpr std::size_t fewest = 16;
    slots_.assign(std::bit_ceil(4 * texts_.size() + fewest), {});
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        const uint64_t hash = hash_of_text(texts_[i]);
        slots_[place_of(hash, texts_[i])] = {static_cast<std::uint32_t>(hash >> 32U),
                                             static_cast<std::uint32_t>(i + 1)};
    }
}

} // namespace v0
} // namespace cofin
