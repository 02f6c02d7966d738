#pragma once

// Eight bytes of CSV at a time: where a field or a row may end, by exact arithmetic inside one 64-bit word, so that the
// same code runs on every processor (docs/decisions/0010-csv-reader.md).

#include <bit>
#include <cstdint>

namespace cofin::csv {

/// Scans look at a block of bytes at once, so they may read as far beyond the end.
using block = std::uint64_t;
inline constexpr block each = 0x0101010101010101U;
inline constexpr block top_bits = 0x80 * each;

/// Bit 7 of each byte that a field or a row may end at, or that is refused: comma, quote and all control characters.
/// Setting bit 7 before subtracting keeps borrows inside their byte, so that the answer is exact.
constexpr block stops_in(block bytes) noexcept {
    const block not_comma = ((bytes ^ (each * ',')) | top_bits) - each;
    const block not_quote = ((bytes ^ (each * '"')) | top_bits) - each;
    const block not_control = (bytes | top_bits) - each * 0x20;
    return ~(not_comma & not_quote & not_control) & ~bytes & top_bits;
}

inline constexpr bool little_endian = std::endian::native == std::endian::little;

/// How many bytes stand before the first stop.
constexpr int bytes_before(block stops) noexcept {
    return (little_endian ? std::countr_zero(stops) : std::countl_zero(stops)) / 8;
}

/// The first stop alone.
constexpr block first_of(block stops) noexcept {
    return little_endian ? stops & (~stops + 1)
                         : block{1} << (63U - static_cast<unsigned>(std::countl_zero(stops)));
}

} // namespace cofin::csv
