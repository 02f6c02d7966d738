#pragma once

#include <cofin/money/money.hpp>
#include <cofin/rules/outcome.hpp>

#include <cstddef>
#include <limits>
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

    /// Cells are shown by `plain_line`.
    void add(std::vector<std::string> row);
    /// All rows, each ended by a line feed, two spaces between columns, `indent` spaces before them. Where `table_width` is less than
    /// that takes, words are folded within their columns, and headings too; numbers never are. Where this is not enough, each row
    /// stands by itself, its cells below each other behind their headings.
    [[nodiscard]] std::string text(std::size_t indent = 0) const;

private:
    std::string alignment_;
    std::vector<std::vector<std::string>> rows_;
};

/// `23 725.48`: digits in groups of three, for people only.
[[nodiscard]] std::string grouped(const money& amount);

/// Characters of a UTF-8 text, which is what a terminal's columns count for European scripts; escapes of colours take none.
[[nodiscard]] std::size_t characters_in(std::string_view utf8);

// What texts for people have room for. A program has one screen: whoever writes to a terminal says so once, before any text is made.

/// How many characters a line of running text has at most.
inline std::size_t line_width = 100; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
/// How many a line of a table has; wider tables are folded. A file has all the room.
inline std::size_t table_width = // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
    std::numeric_limits<std::size_t>::max();
/// Whether words may have colours.
inline bool has_colours = false; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// A word for an outcome, in the outcome's colour where there are colours: red for what is cut, yellow for what is open, green for
/// what counts. The word says it all: a colour only helps to find it.
[[nodiscard]] std::string coloured(std::string_view word, outcome said);

/// A line and its line feed. Where it is longer than `table_width` it goes on in lines below, `further` spaces behind its own.
[[nodiscard]] std::string folded_line(std::string_view line, std::size_t further = 4);

/// Text broken into lines of at most `width` characters, at white space; a longer word has a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

} // namespace cofin
