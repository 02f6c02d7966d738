#include "rulebook/utf8.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace cofin {
namespace {

/// What a first byte demands of the bytes after it: how many there are, and the range of the first of them, which is
/// where overlong forms, surrogates and too large code points show (Unicode 15, table 3-7).
struct sequence {
    std::size_t size; ///< 0: no sequence begins so
    unsigned char low = 0x80;
    unsigned char high = 0xbf;
};

constexpr sequence sequence_after(unsigned char first) noexcept {
    if (first < 0x80)
        return {1};
    if (first < 0xc2)
        return {0};
    if (first < 0xe0)
        return {2};
    if (first < 0xf0)
        return {3, static_cast<unsigned char>(first == 0xe0 ? 0xa0 : 0x80),
                static_cast<unsigned char>(first == 0xed ? 0x9f : 0xbf)};
    if (first < 0xf5)
        return {4, static_cast<unsigned char>(first == 0xf0 ? 0x90 : 0x80),
                static_cast<unsigned char>(first == 0xf4 ? 0x8f : 0xbf)};
    return {0};
}

constexpr std::size_t word_size = sizeof(std::uint64_t);

/// Bit 7 of those of eight bytes that are not ASCII.
std::uint64_t beyond_ascii(const char* at) noexcept {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes & 0x8080808080808080U;
}

/// Where text that is not ASCII begins, from `at` on; the end where there is none.
const char* past_ascii(const char* at, const char* end) noexcept {
    const auto room = [&] { return static_cast<std::size_t>(end - at); };
    while (room() >= 4 * word_size &&
           (beyond_ascii(at) | beyond_ascii(at + word_size) | beyond_ascii(at + 2 * word_size) |
            beyond_ascii(at + 3 * word_size)) == 0)
        at += 4 * word_size;
    for (; room() >= word_size; at += word_size)
        if (const std::uint64_t others = beyond_ascii(at); others != 0) {
            const int bits = std::endian::native == std::endian::little ? std::countr_zero(others)
                                                                        : std::countl_zero(others);
            return at + bits / 8;
        }
    while (at != end && static_cast<unsigned char>(*at) < 0x80)
        ++at;
    return at;
}

} // namespace

std::size_t invalid_utf8_at(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0;;) {
        i = static_cast<std::size_t>(past_ascii(text.data() + i, end) - text.data());
        while (i + 1 < text.size() && byte(i) >= 0xc2 && byte(i) < 0xe0 &&
               (byte(i + 1) & 0xc0U) == 0x80U) // most letters of Europe, often many in a row
            i += 2;
        if (i == text.size())
            return std::string_view::npos;
        if (byte(i) < 0x80)
            continue;
        const sequence wanted = sequence_after(byte(i));
        if (wanted.size == 0 || i + wanted.size > text.size())
            return i;
        if (wanted.size > 1 && (byte(i + 1) < wanted.low || byte(i + 1) > wanted.high))
            return i;
        for (std::size_t k = 2; k < wanted.size; ++k)
            if ((byte(i + k) & 0xc0U) != 0x80U)
                return i;
        i += wanted.size;
    }
}

} // namespace cofin
