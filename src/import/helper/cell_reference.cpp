#include "import/helper/cell_reference.hpp"

#include "import/workbook_messages.hpp"

#include <charconv>

namespace cofin::workbooks {

std::optional<std::uint32_t> read_count(std::string_view text) {
    std::uint32_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc() || stop != end || number == 0)
        return std::nullopt;
    return number;
}

std::optional<cell_reference> read_reference(std::string_view text) {
    cell_reference made;
    std::size_t letters = 0;
    for (; letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z'; ++letters) {
        made.column = made.column * 26 + static_cast<std::uint32_t>(text[letters] - 'A') + 1;
        if (made.column > workbook_messages::columns_max)
            return std::nullopt;
    }
    const auto row = read_count(text.substr(letters));
    if (letters == 0 || !row || *row > workbook_messages::rows_max)
        return std::nullopt;
    made.row = *row;
    return made;
}

std::optional<merged_range> read_range(std::string_view text) {
    const auto mark = text.find(':');
    const auto first = read_reference(text.substr(0, mark));
    const auto last =
        mark == std::string_view::npos ? first : read_reference(text.substr(mark + 1));
    if (!first || !last || first->row > last->row || first->column > last->column)
        return std::nullopt;
    return merged_range{first->row, first->column, last->row, last->column};
}

} // namespace cofin::workbooks
