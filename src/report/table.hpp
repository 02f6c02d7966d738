#pragma once

#include <cofin/money/money.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// Columns of text, padded to the widest cell; amounts to the right.
class text_table {
public:
    /// One letter a column: `l` left, `r` right, `p` right with the decimal points of numbers below each other;
    /// further columns stand left.
    explicit text_table(std::string alignment) : alignment_(std::move(alignment)) {}

    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    /// All rows, each ended by a line feed, two spaces between columns, `indent` spaces before them.
    [[nodiscard]] std::string text(std::size_t indent = 0) const;

private:
    std::string alignment_;
    std::vector<std::vector<std::string>> rows_;
};

/// `23 725.48`: digits in groups of three, for people only.
[[nodiscard]] std::string grouped(const money& amount);

/// Characters of a UTF-8 text, which is what a terminal's columns count for European scripts.
[[nodiscard]] std::size_t characters_in(std::string_view utf8);

/// How many characters a line of a report has.
inline constexpr std::size_t line_width = 100;

/// Text broken into lines of at most `width` characters, at white space; a longer word has a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

} // namespace cofin
