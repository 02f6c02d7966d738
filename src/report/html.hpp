/// Pieces of HTML that pages share.
#pragma once

#include <cofin/language/language.hpp>
#include <cofin/money/money.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {

/// Text as HTML shows it: `<script>` in a cost's description stays text, in an attribute as well. Control characters, which
/// HTML does not have, become U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// `<td>text</td>`, escaped; no line ends between a number and its sign of percent.
[[nodiscard]] std::string text_cell(std::string_view text);
/// The head of a row, escaped.
[[nodiscard]] std::string row_head(std::string_view text);
/// `<td class="amount" data-amount="23725.48">23 725,48</td>`: in the language for people, as it is for programs.
[[nodiscard]] std::string amount_cell(const language& in, const money& amount);
/// The cell of a drawing.
[[nodiscard]] std::string picture_cell(std::string_view drawn);
/// A line of small print, escaped.
[[nodiscard]] std::string about_line(std::string_view text);

/// Figures that a reader wants first, side by side; each with its currency.
[[nodiscard]] std::string key_figures(const language& in,
                                      std::initializer_list<std::pair<std::string, money>> figures);

/// The head of a column, of texts where nothing else is said.
struct table_column {
    std::string head;
    const char* css_class = "";
};
[[nodiscard]] inline table_column amount_column(std::string head) {
    return {std::move(head), "amount"};
}
[[nodiscard]] inline table_column picture_column(std::string head) {
    return {std::move(head), "picture"};
}

/// The heading and the start of a table of `what` in `unit`. It scrolls on small screens, by keyboard as well.
[[nodiscard]] std::string table_start(std::string_view what, currency unit,
                                      const std::vector<table_column>& columns);
/// Ends the rows; `last` is a row of sums, or nothing.
[[nodiscard]] std::string table_end(std::string_view last = {});

/// A bar from `start` to `end` on a scale of `whole`, drawn as SVG in the cell of a table. It repeats the figures beside it, so
/// screen readers pass it over.
[[nodiscard]] std::string bar(const money& start, const money& end, const money& whole,
                              std::string_view css_class);

/// Steps from one amount to another, as rows of a table with name, amount and picture.
class waterfall {
public:
    /// Begins with `whole`. `in` outlives it; its names are in that language.
    waterfall(const language& in, std::string_view what, std::string picture, std::string_view name,
              const money& whole);
    /// Takes `amount` off what is left.
    void take(std::string_view name, const money& amount, std::string_view css_class);
    /// What is left. Ends the table.
    [[nodiscard]] std::string end(std::string_view name);
    [[nodiscard]] const money& left() const noexcept { return left_; }

private:
    void step(std::string_view name, const money& amount, const money& from, const money& to,
              std::string_view css_class, bool is_last);

    const language* in_;
    money whole_;
    money left_;
    std::string html_;
};

} // namespace cofin
