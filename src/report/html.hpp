/// Pieces of HTML that pages share.
#pragma once

#include <cofin/money/money.hpp>

#include <string>
#include <string_view>

namespace cofin {

/// Text as HTML shows it: `<script>` in a cost's description stays text, in an attribute as well. Control characters, which
/// HTML does not have, become U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// `<td class="amount" data-amount="23725.48">23 725.48</td>`: digits in groups for people, as they are for programs.
[[nodiscard]] std::string amount_cell(const money& amount);

/// A bar from `start` to `end` on a scale of `whole`, drawn as SVG in the cell of a table. It repeats the figures beside it, so
/// screen readers pass it over.
[[nodiscard]] std::string bar(const money& start, const money& end, const money& whole,
                              std::string_view css_class);

} // namespace cofin
