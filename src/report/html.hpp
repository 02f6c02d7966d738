/// Pieces of HTML that pages share.
#pragma once

#include <cofin/money/money.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace cofin {

/// Text as HTML shows it: `<script>` in a cost's description stays text, in an attribute as well. Control characters, which
/// HTML does not have, become U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// `<td>text</td>`, escaped.
[[nodiscard]] std::string text_cell(std::string_view text);
/// The head of a row, escaped.
[[nodiscard]] std::string row_head(std::string_view text);
/// `<td class="amount" data-amount="23725.48">23 725.48</td>`: digits in groups for people, as they are for programs.
[[nodiscard]] std::string amount_cell(const money& amount);
/// The cell of a drawing.
[[nodiscard]] std::string picture_cell(std::string_view drawn);
/// A line of small print, escaped.
[[nodiscard]] std::string about_line(std::string_view text);

/// Figures that a reader wants first, side by side; each with its currency.
[[nodiscard]] std::string
key_figures(std::initializer_list<std::pair<std::string_view, money>> figures);

/// The heading and the start of a table of `what` in `unit`. `columns`: the heads in order, those of amounts marked by a leading
/// `=`, that of pictures by `~`. It scrolls on small screens, by keyboard as well.
[[nodiscard]] std::string table_start(std::string_view what, currency unit,
                                      std::initializer_list<std::string_view> columns);
/// Ends the rows; `last` is a row of sums, or nothing.
[[nodiscard]] std::string table_end(std::string_view last = {});

/// A bar from `start` to `end` on a scale of `whole`, drawn as SVG in the cell of a table. It repeats the figures beside it, so
/// screen readers pass it over.
[[nodiscard]] std::string bar(const money& start, const money& end, const money& whole,
                              std::string_view css_class);

/// Steps from one amount to another, as rows of a table with name, amount and picture.
class waterfall {
public:
    /// Begins with `whole`.
    waterfall(std::string_view what, std::string_view picture, std::string_view name,
              const money& whole);
    /// Takes `amount` off what is left.
    void take(std::string_view name, const money& amount, std::string_view css_class);
    /// What is left. Ends the table.
    [[nodiscard]] std::string end(std::string_view name);
    [[nodiscard]] const money& left() const noexcept { return left_; }

private:
    void step(std::string_view name, const money& amount, const money& from, const money& to,
              std::string_view css_class, bool is_last);

    money whole_;
    money left_;
    std::string html_;
};

} // namespace cofin
