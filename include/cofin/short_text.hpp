/// Comparing and hashing texts that are short, as names, codes and numbers of documents are: a word of the processor at
/// a time and without a call, since every cost is asked for several of them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace cofin {
inline namespace v0 {

/// `a == b`.
bool same_text(std::string_view a, std::string_view b) noexcept;

/// `a < b`, byte by byte as everywhere.
bool less_text(std::string_view a, std::string_view b) noexcept;

/// A hash for tables in memory; not the same on every processor, so nothing is stored by it.
uint64_t hash_of_text(std::string_view text) noexcept;

/// Copies a text to where it does not overlap.
void copy_text(char* to, std::string_view text) noexcept;

/// `to = text`, quickly where the text before it is not shorter, as numbers of documents are not.
void replace_text(std::string& to, std::string_view text);

// --- definitions ---

namespace detail {

/// A word as wide as a vector: copied by one instruction where there are some.
using two_words = std::array<uint64_t, 2>;

template <class Word>
[[gnu::always_inline]] inline Word word_at(const char* from) noexcept {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// The number that the bytes of a word mean with the first one as the highest.
inline uint64_t from_first_byte(uint64_t word) noexcept {
    return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}
inline uint32_t from_first_byte(uint32_t word) noexcept {
    return std::endian::native == std::endian::little ? __builtin_bswap32(word) : word;
}

/// Below, at or above 0 as the bytes of `a` are to those of `b`, which are at least a word: the last words overlap those
/// before.
template <class Word>
int order_of(const char* a, const char* b, std::size_t size) noexcept {
    for (std::size_t at = 0;; at = std::min(at + sizeof(Word), size - sizeof(Word))) {
        const Word left = from_first_byte(word_at<Word>(a + at));
        const Word right = from_first_byte(word_at<Word>(b + at));
        if (left != right)
            return left < right ? -1 : 1;
        if (at + sizeof(Word) == size)
            return 0;
    }
}

/// Copies bytes between places that do not overlap: the words at both ends, which overlap each other.
template <class Word>
[[gnu::always_inline]] inline void copy_ends(char* to, const char* from,
                                             std::size_t size) noexcept {
    const Word first = word_at<Word>(from);
    const Word last = word_at<Word>(from + size - sizeof(Word));
    std::memcpy(to, &first, sizeof first);
    std::memcpy(to + size - sizeof(Word), &last, sizeof last);
}

/// Spreads bits upwards by a product with an odd number, then down again.
inline uint64_t mixed(uint64_t bits) noexcept {
    bits *= 0x9e3779b97f4a7c15U;
    return bits ^ bits >> 32U;
}

/// The bytes of a text of less than eight as one number: its first and last ones, which overlap.
[[gnu::always_inline]] inline uint64_t few_bytes(const char* text, std::size_t size) noexcept {
    if (size >= 4)
        return uint64_t{word_at<uint32_t>(text)} << 32U | word_at<uint32_t>(text + size - 4);
    if (size == 0)
        return 0;
    const auto byte = [&](std::size_t i) { return uint64_t{static_cast<unsigned char>(text[i])}; };
    return byte(0) << 16U | byte(size / 2) << 8U | byte(size - 1);
}

} // namespace detail

[[gnu::always_inline]] inline bool same_text(std::string_view a, std::string_view b) noexcept {
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

inline bool less_text(std::string_view a, std::string_view b) noexcept {
    const std::size_t common = std::min(a.size(), b.size());
    const int order =
        common >= sizeof(uint64_t)   ? detail::order_of<uint64_t>(a.data(), b.data(), common)
        : common >= sizeof(uint32_t) ? detail::order_of<uint32_t>(a.data(), b.data(), common)
                                     : std::char_traits<char>::compare(a.data(), b.data(), common);
    return order != 0 ? order < 0 : a.size() < b.size();
}

[[gnu::always_inline]] inline uint64_t hash_of_text(std::string_view text) noexcept {
    using word = uint64_t;
    const std::size_t size = text.size();
    uint64_t hash = size + 1;
    if (size < sizeof(word))
        return detail::mixed(hash << 56U ^ detail::few_bytes(text.data(), size));
    for (std::size_t at = 0; at + sizeof(word) < size; at += sizeof(word))
        hash = detail::mixed(hash ^ detail::word_at<word>(text.data() + at));
    return detail::mixed(hash ^ detail::word_at<word>(text.data() + size - sizeof(word)));
}

inline void copy_text(char* to, std::string_view text) noexcept {
    const char* from = text.data();
    std::size_t size = text.size();
    if (size > 2 * sizeof(detail::two_words)) {
        std::memcpy(to, from, size);
    } else if (size >= sizeof(detail::two_words)) {
        detail::copy_ends<detail::two_words>(to, from, size);
    } else if (size >= sizeof(uint64_t)) {
        detail::copy_ends<uint64_t>(to, from, size);
    } else if (size >= sizeof(uint32_t)) {
        detail::copy_ends<uint32_t>(to, from, size);
    } else {
        for (; size > 0; --size)
            *to++ = *from++;
    }
}

inline void replace_text(std::string& to, std::string_view text) {
    if (to.size() > text.size())
        to.erase(text.size()); // without a call, unlike `assign`
    if (to.size() == text.size())
        copy_text(to.data(), text);
    else
        to.assign(text);
}

} // namespace v0
} // namespace cofin
