/// Comparing and hashing texts that are short, as names, codes and numbers of documents are: a word of the processor at
/// a time and without a call, since every cost is asked for several of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// `a == b`.
bool same_text(std::string_view a, std::string_view b) noexcept;

/// A hash for tables in memory; not the same on every processor, so nothing is stored by it.
uint64_t hash_of_text(std::string_view text) noexcept;

/// `to = text`, quickly where the text before it has the same size, as numbers of documents have.
void replace_text(std::string& to, std::string_view text);

// --- definitions ---

namespace detail {

template <class Word>
[[gnu::always_inline]] inline Word word_at(const char* from) noexcept {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// Spreads bits upwards by a product with an odd number, then down again.
inline uint64_t mixed(uint64_t bits) noexcept {
    bits *= 0x9e3779b97f4a7c15U;
    return bits ^ bits >> 32U;
}

/// The bytes of a text of less than eight as one number: its first and last ones, which overlap.
inline uint64_t few_bytes(const char* text, std::size_t size) noexcept {
    if (size >= 4)
        return uint64_t{word_at<uint32_t>(text)} << 32U | word_at<uint32_t>(text + size - 4);
    if (size == 0)
        return 0;
    const auto byte = [&](std::size_t i) { return uint64_t{static_cast<unsigned char>(text[i])}; };
    return byte(0) << 16U | byte(size / 2) << 8U | byte(size - 1);
}

} // namespace detail

inline bool same_text(std::string_view a, std::string_view b) noexcept {
    using word = uint64_t;
    const std::size_t size = a.size();
    if (size != b.size())
        return false;
    if (size < sizeof(word))
        return detail::few_bytes(a.data(), size) == detail::few_bytes(b.data(), size);
    const auto differ = [&](std::size_t at) {
        return detail::word_at<word>(a.data() + at) ^ detail::word_at<word>(b.data() + at);
    };
    word different = differ(size - sizeof(word)); // the end first: names differ there
    for (std::size_t at = 0; different == 0 && at + sizeof(word) < size; at += sizeof(word))
        different = differ(at);
    return different == 0;
}

inline uint64_t hash_of_text(std::string_view text) noexcept {
    using word = uint64_t;
    const std::size_t size = text.size();
    uint64_t hash = size + 1;
    if (size < sizeof(word))
        return detail::mixed(hash << 56U ^ detail::few_bytes(text.data(), size));
    for (std::size_t at = 0; at + sizeof(word) < size; at += sizeof(word))
        hash = detail::mixed(hash ^ detail::word_at<word>(text.data() + at));
    return detail::mixed(hash ^ detail::word_at<word>(text.data() + size - sizeof(word)));
}

inline void replace_text(std::string& to, std::string_view text) {
    if (to.size() == text.size())
        std::memcpy(to.data(), text.data(), text.size());
    else
        to.assign(text);
}

} // namespace v0
} // namespace cofin
