#pragma once

// A few bytes of CSV at a time: where a field or a row may end. By vector instructions where all processors of a kind have
// them, elsewhere by exact arithmetic inside one 64-bit word (docs/decisions/0010-csv-reader.md). A test holds that both
// say the same.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace cofin::csv {

/// Eight bytes, on every processor.
class word_block {
public:
    static constexpr std::size_t size = 8;
    /// Bit 7 of each byte that is meant.
    using mask = std::uint64_t;

    word_block() = default;
    explicit word_block(const char* from) noexcept { std::memcpy(&bytes_, from, size); }

    /// Where a field or a row may end, or what is refused: comma, quote and all control characters.
    [[nodiscard]] mask stops() const noexcept {
        // Setting bit 7 before subtracting keeps borrows inside their byte, so that the answer is exact.
        const mask not_comma = ((bytes_ ^ (each * ',')) | top_bits) - each;
        const mask not_quote = ((bytes_ ^ (each * '"')) | top_bits) - each;
        const mask not_control = (bytes_ | top_bits) - each * 0x20;
        return ~(not_comma & not_quote & not_control) & ~bytes_ & top_bits;
    }
    /// What is not ASCII.
    [[nodiscard]] mask beyond_ascii() const noexcept { return bytes_ & top_bits; }
    /// The bytes of both or'ed: not ASCII where one of them is not.
    word_block& operator|=(const word_block& other) noexcept {
        bytes_ |= other.bytes_;
        return *this;
    }

    /// How many bytes stand before the first that is meant.
    static std::size_t bytes_before(mask meant) noexcept {
        return static_cast<std::size_t>(little_endian ? std::countr_zero(meant)
                                                      : std::countl_zero(meant)) /
               8;
    }
    /// All that are meant but the first.
    static mask after_first(mask meant) noexcept {
        return meant & (little_endian ? meant - 1 : ~std::bit_floor(meant));
    }

private:
    static constexpr bool little_endian = std::endian::native == std::endian::little;
    static constexpr mask each = 0x0101010101010101U;
    static constexpr mask top_bits = 0x80 * each;
    mask bytes_ = 0;
};

#ifdef __SSE2__

/// Sixteen bytes in a vector; what it says is said as `word_block` says it.
class vector_block {
public:
    static constexpr std::size_t size = 16;
    /// A bit for each byte that is meant.
    using mask = unsigned;

    vector_block() = default;
    explicit vector_block(const char* from) noexcept
        : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))) {}

    [[nodiscard]] mask stops() const noexcept {
        constexpr char last_control = 0x1f;
        const __m128i control = equal(_mm_min_epu8(bytes_, _mm_set1_epi8(last_control)), bytes_);
        const __m128i comma = equal(bytes_, _mm_set1_epi8(','));
        const __m128i quote = equal(bytes_, _mm_set1_epi8('"'));
        return bits(_mm_or_si128(control, _mm_or_si128(comma, quote)));
    }
    [[nodiscard]] mask beyond_ascii() const noexcept { return bits(bytes_); }
    vector_block& operator|=(const vector_block& other) noexcept {
        bytes_ = _mm_or_si128(bytes_, other.bytes_);
        return *this;
    }

    static std::size_t bytes_before(mask meant) noexcept {
        return static_cast<unsigned>(std::countr_zero(meant));
    }
    static mask after_first(mask meant) noexcept { return meant & (meant - 1); }

private:
    static __m128i equal(__m128i a, __m128i b) noexcept { return _mm_cmpeq_epi8(a, b); }
    static mask bits(__m128i bytes) noexcept { return static_cast<mask>(_mm_movemask_epi8(bytes)); }
    __m128i bytes_ = _mm_setzero_si128();
};

using block = vector_block;

#else

using block = word_block;

#endif

} // namespace cofin::csv
