#include "cli/table.hpp"

#include <algorithm>
#include <string_view>

namespace cofin::cli {
namespace {

/// Characters, not bytes: continuation bytes of UTF-8 take no room.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

/// What stands from the decimal point on.
std::size_t fraction(std::string_view number) {
    const auto point = number.find('.');
    return point == std::string_view::npos ? 0 : number.size() - point;
}

std::string blanks(std::size_t count) { return std::string(count, ' '); }

} // namespace

std::string text_table::text() const {
    std::vector<std::string> lines(rows_.size() + 1);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const auto& [title, how] = columns_[c];
        std::size_t longest_fraction = 0;
        if (how == align::point)
            for (const auto& row : rows_)
                longest_fraction = std::max(longest_fraction, fraction(row[c]));
        std::vector<std::string> cells{title};
        for (const auto& row : rows_)
            cells.push_back(how == align::point
                                ? row[c] + blanks(longest_fraction - fraction(row[c]))
                                : row[c]);
        std::size_t widest = 0;
        for (const auto& cell : cells)
            widest = std::max(widest, width(cell));
        for (std::size_t r = 0; r < cells.size(); ++r) {
            const std::string gap = blanks(widest - width(cells[r]));
            lines[r] +=
                (c > 0 ? "  " : "") + (how == align::left ? cells[r] + gap : gap + cells[r]);
        }
    }
    std::string text;
    for (const auto& line : lines)
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    return text;
}

} // namespace cofin::cli
