#include "report/table.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace cofin {

std::string grouped(const money& amount) {
    std::string text = amount_text(amount);
    const std::size_t sign = amount.is_negative() ? 1 : 0;
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t at = point; at > sign + 3; at -= 3)
        text.insert(at - 3, 1, ' ');
    return text;
}

std::size_t characters_in(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

namespace {

/// What stands from the decimal point or comma on; a word, such as a heading, has no such thing.
std::optional<std::size_t> fraction_of(std::string_view number) {
    if (number.find_first_of("0123456789") == std::string_view::npos)
        return std::nullopt;
    return number.size() - std::min(number.find_last_of(".,"), number.size());
}

/// Blanks behind the numbers of a column, so that their points are below each other once they stand to the right.
void align_points(std::vector<std::vector<std::string>>& rows, std::size_t column) {
    std::size_t longest = 0;
    for (const auto& row : rows)
        if (column < row.size())
            longest = std::max(longest, fraction_of(row[column]).value_or(0));
    for (auto& row : rows)
        if (const auto fraction = column < row.size() ? fraction_of(row[column]) : std::nullopt)
            row[column].append(longest - *fraction, ' ');
}

} // namespace

std::string text_table::text(std::size_t indent) const {
    auto rows = rows_;
    for (std::size_t c = 0; c < alignment_.size(); ++c)
        if (alignment_[c] == 'p')
            align_points(rows, c);
    std::vector<std::size_t> width(alignment_.size(), 0);
    for (const auto& row : rows) {
        width.resize(std::max(width.size(), row.size()), 0);
        for (std::size_t c = 0; c < row.size(); ++c)
            width[c] = std::max(width[c], characters_in(row[c]));
    }
    std::string made;
    for (const auto& row : rows) {
        std::string line(indent, ' ');
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string padding(width[c] - characters_in(row[c]), ' ');
            if (c > 0)
                line += "  ";
            const bool left = c >= alignment_.size() || alignment_[c] == 'l';
            line += left ? row[c] + padding : padding + row[c];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        made += line + '\n';
    }
    return made;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \t\r\n"), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty())
            continue;
        if (!line.empty() && characters_in(line) + 1 + characters_in(word) > width)
            lines.push_back(std::exchange(line, {}));
        if (!line.empty())
            line += ' ';
        line += word;
    }
    if (!line.empty())
        lines.push_back(line);
    return lines;
}

} // namespace cofin
