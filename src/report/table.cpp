#include "report/table.hpp"

#include <algorithm>
#include <utility>

namespace cofin {

std::size_t characters_in(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string text_table::text(std::size_t indent) const {
    std::vector<std::size_t> width(alignment_.size(), 0);
    for (const auto& row : rows_)
        width.resize(std::max(width.size(), row.size()), 0);
    for (const auto& row : rows_)
        for (std::size_t c = 0; c < row.size(); ++c)
            width[c] = std::max(width[c], characters_in(row[c]));
    std::string made;
    for (const auto& row : rows_) {
        std::string line(indent, ' ');
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string padding(width[c] - characters_in(row[c]), ' ');
            if (c > 0)
                line += "  ";
            line +=
                c < alignment_.size() && alignment_[c] == 'r' ? padding + row[c] : row[c] + padding;
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
