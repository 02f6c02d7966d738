/// Numbers and amounts as people write them: `5.172.338,50 kn`, `149 736 100 .- HUF`, `(1,234.50)`.
#pragma once

#include "import/convention.hpp"

#include <cofin/money/currency.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cofin {

/// A number read from a cell.
class written_number {
public:
    /// Longest number in digits.
    static constexpr std::size_t digits_max = 34;

    enum class state : std::uint8_t { empty, read, ambiguous, refused };

    state is = state::empty;
    /// The mark that only this reading of the cell allows.
    std::optional<decimal_mark> decides;
    /// The currency that stands beside it.
    std::optional<currency> unit;
    /// Why it is refused: what was found and what was expected.
    std::string found;
    wording expected;

    /// `-1234.50`: the machine's form, as `decimal::parse` reads it. Valid while this is.
    [[nodiscard]] std::string_view text() const noexcept { return {text_.data(), size_}; }
    void append(char c) noexcept { text_[size_++] = c; }
    /// Takes away zeros at the end beyond that many decimals: they say nothing.
    void trim_decimals(unsigned digits) noexcept;

private:
    std::array<char, digits_max + 4> text_{};
    std::size_t size_ = 0;
};

/// Reads a cell. Groups of thousands are set apart by a space of any kind, an apostrophe, or the mark that is not the
/// decimal one; less than nothing is a minus before or behind, or parentheses; `.-` and `,-` at the end say that there are no
/// decimals. One mark before exactly three digits can be either, as in `1.234`: the state is `ambiguous` then, and the text is
/// what `known` makes of it, empty without. Anything else, such as `12 tys.`, is refused.
[[nodiscard]] written_number read_number(std::string_view cell, std::optional<decimal_mark> known);

/// The text without white space at both ends, NBSP and the like too.
[[nodiscard]] std::string_view trimmed(std::string_view cell) noexcept;

} // namespace cofin
