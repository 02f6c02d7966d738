#include "rulebook/utf8.hpp"

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

bool ascii_block(const char* at) noexcept {
    std::uint64_t block = 0;
    std::memcpy(&block, at, sizeof block);
    return (block & 0x8080808080808080U) == 0;
}

} // namespace

std::size_t invalid_utf8_at(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        if (i + sizeof(std::uint64_t) <= text.size() && ascii_block(text.data() + i)) {
            i += sizeof(std::uint64_t);
            continue;
        }
        if (byte(i) < 0x80) { // the ASCII letters of a block that has others
            ++i;
            continue;
        }
        if (byte(i) >= 0xc2 && byte(i) < 0xe0 && i + 1 < text.size() &&
            (byte(i + 1) & 0xc0U) == 0x80U) { // most letters of Europe
            i += 2;
            continue;
        }
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
    return std::string_view::npos;
}

} // namespace cofin
