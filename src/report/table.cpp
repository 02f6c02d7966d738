#include "report/table.hpp"

#include "report/plain_text.hpp"

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
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        if (utf8[at] == '\x1b')
            at = std::min(utf8.find('m', at), utf8.size());
        else if ((static_cast<unsigned char>(utf8[at]) & 0xC0U) != 0x80U)
            ++count;
    }
    return count;
}

namespace {

/// What stands from the decimal point or comma on; a word, such as a heading, has no such thing.
std::optional<std::size_t> fraction_of(std::string_view number) {
    if (number.find_first_of("0123456789") == std::string_view::npos)
        return std::nullopt;
    return number.size() - std::min(number.find_first_of(".,"), number.size());
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

namespace {

using table_rows = std::vector<std::vector<std::string>>;

constexpr std::size_t column_gap = 2;

bool has_digits(std::string_view cell) {
    return cell.find_first_of("0123456789") != std::string_view::npos;
}

bool stands_left(const std::string& alignment, std::size_t column) {
    return column >= alignment.size() || alignment[column] == 'l';
}

/// Whether a cell may be folded: words, not a number, whose groups of digits would part.
bool is_foldable(const std::string& alignment, std::size_t column, std::string_view cell) {
    return stands_left(alignment, column) || !has_digits(cell);
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (const auto& word : wrapped(text, 1))
        longest = std::max(longest, characters_in(word));
    return longest;
}

/// The widths of the columns: as wide as their cells, or less where they may be folded and there is no room.
std::vector<std::size_t> column_widths(const table_rows& rows, const std::string& alignment,
                                       std::size_t room) {
    std::vector<std::size_t> width(alignment.size(), 0);
    std::vector<std::size_t> least(alignment.size(), 0);
    for (const auto& row : rows) {
        width.resize(std::max(width.size(), row.size()), 0);
        least.resize(width.size(), 0);
        for (std::size_t c = 0; c < row.size(); ++c) {
            width[c] = std::max(width[c], characters_in(row[c]));
            least[c] =
                std::max(least[c], is_foldable(alignment, c, row[c]) ? longest_word(row[c])
                                                                     : characters_in(row[c]));
        }
    }
    std::size_t all = width.empty() ? 0 : column_gap * (width.size() - 1);
    for (const auto one : width)
        all += one;
    for (; all > room; --all) {
        // A character from the widest one of those that still give.
        std::size_t widest = width.size();
        for (std::size_t c = 0; c < width.size(); ++c)
            if (width[c] > least[c] && (widest == width.size() || width[c] > width[widest]))
                widest = c;
        if (widest == width.size())
            break;
        --width[widest];
    }
    return width;
}

std::size_t total_of(const std::vector<std::size_t>& widths) {
    std::size_t all = widths.empty() ? 0 : column_gap * (widths.size() - 1);
    for (const auto one : widths)
        all += one;
    return all;
}

/// A row in as many lines as its tallest cell has.
std::string folded_row(const std::vector<std::string>& row, const std::string& alignment,
                       const std::vector<std::size_t>& width, std::size_t indent) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
        const bool fits = characters_in(row[c]) <= width[c];
        cells.push_back(fits ? std::vector{row[c]} : wrapped(row[c], width[c]));
        height = std::max(height, cells.back().size());
    }
    std::string made;
    for (std::size_t l = 0; l < height; ++l) {
        std::string line(indent, ' ');
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string cell = l < cells[c].size() ? cells[c][l] : std::string();
            const std::string padding(width[c] - std::min(width[c], characters_in(cell)), ' ');
            if (c > 0)
                line.append(column_gap, ' ');
            line += stands_left(alignment, c) ? cell + padding : padding + cell;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        made += line + '\n';
    }
    return made;
}

/// Each row by itself: its first cell, and below it the others behind the headings of their columns.
std::string stacked_rows(const table_rows& rows, std::size_t indent, std::size_t room) {
    std::size_t widest = 0;
    for (std::size_t c = 1; c < rows.front().size(); ++c)
        widest = std::max(widest, characters_in(rows.front()[c]));
    std::string made;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const auto& row = rows[r];
        made += std::string(indent, ' ') + row.front() + '\n';
        for (std::size_t c = 1; c < row.size(); ++c) {
            const auto filled = row[c].find_first_not_of(' ');
            if (filled == std::string::npos)
                continue;
            const std::string heading = c < rows.front().size() ? rows.front()[c] : std::string();
            std::string line(indent + column_gap, ' ');
            line += heading + std::string(widest - characters_in(heading) + column_gap, ' ');
            const std::size_t start = characters_in(line);
            const auto cell = row[c].substr(filled, row[c].find_last_not_of(' ') + 1 - filled);
            const auto left = room > start ? room - start : 1;
            const auto parts =
                has_digits(cell) && cell.size() <= left ? std::vector{cell} : wrapped(cell, left);
            for (const auto& part : parts) {
                made += line + part + '\n';
                line.assign(start, ' ');
            }
        }
    }
    return made;
}

} // namespace

void text_table::add(std::vector<std::string> row) {
    for (auto& cell : row)
        cell = plain_line(cell);
    rows_.push_back(std::move(row));
}

std::string text_table::text(std::size_t indent) const {
    auto rows = rows_;
    for (std::size_t c = 0; c < alignment_.size(); ++c)
        if (alignment_[c] == 'p')
            align_points(rows, c);
    const std::size_t room = table_width > indent ? table_width - indent : 1;
    const auto width = column_widths(rows, alignment_, room);
    const bool has_headings = rows.size() > 1 && rows.front().size() > 1 &&
                              std::ranges::none_of(rows.front(), has_digits);
    if (total_of(width) > room && has_headings)
        return stacked_rows(rows, indent, room);
    std::string made;
    for (const auto& row : rows)
        made += folded_row(row, alignment_, width, indent);
    return made;
}

std::string coloured(std::string_view word, outcome said) {
    if (!has_colours)
        return std::string(word);
    const char* colour = "";
    switch (said) {
    case outcome::eligible: colour = "\x1b[32m"; break;
    case outcome::ineligible: colour = "\x1b[31m"; break;
    case outcome::needs_judgement:
    case outcome::undetermined: colour = "\x1b[33m"; break;
    case outcome::not_applicable:
    case outcome::note: return std::string(word);
    }
    return colour + std::string(word) + "\x1b[0m";
}

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::vector<std::string> broken(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(blanks), text.size());
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

/// The line as `plain_line` shows it, with the colours that `coloured` gives its words.
std::string plain_but_colours(std::string_view line) {
    std::string plain;
    while (has_colours && !line.empty()) {
        const auto escape = std::min(line.find('\x1b'), line.size());
        plain += plain_line(line.substr(0, escape));
        line.remove_prefix(escape);
        std::size_t kept = std::min<std::size_t>(line.size(), 1);
        for (const std::string_view colour : {"\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[0m"})
            if (line.starts_with(colour))
                kept = colour.size();
        plain += kept > 1 ? std::string(line.substr(0, kept)) : plain_line(line.substr(0, kept));
        line.remove_prefix(kept);
    }
    return plain + plain_line(line);
}

} // namespace

std::string folded_line(std::string_view line, std::size_t further) {
    const std::string plain = plain_but_colours(line);
    if (characters_in(plain) <= table_width)
        return plain + "\n";
    const auto indent = std::min(plain.find_first_not_of(' '), plain.size());
    const auto taken = indent + further;
    std::string made;
    for (const auto& part : broken(plain, table_width > taken ? table_width - taken : 1))
        made += std::string(made.empty() ? indent : taken, ' ') + part + "\n";
    return made;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::string plain;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = std::min(rest.find_first_of(blanks), rest.size());
        plain += plain_line(rest.substr(0, end)) + ' ';
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return broken(plain, width);
}

} // namespace cofin
