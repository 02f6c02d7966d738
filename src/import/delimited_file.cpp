#include "import/delimited_file.hpp"

#include "import/delimited_reader.hpp"
#include "import/delimiter.hpp"

#include <memory>

namespace cofin {
namespace {

constexpr std::size_t start_size = std::size_t{1} << 17U;

std::string start_of(const std::string& file, text_encoding encoding) {
    std::string start(start_size, '\0');
    start.resize(decoded(file, encoding)(start.data(), start.size()));
    return start;
}

} // namespace

row_source delimited_file::open() const {
    const auto rows = std::make_shared<delimited_reader>(file, decoded(file, encoding), delimiter);
    return [rows](table_row& into) {
        if (!rows->next())
            return false;
        into = {rows->line(),
                rows->cells(),
                {},
                rows->problem().empty() ? nullptr : &rows->problem(),
                false};
        return true;
    };
}

delimited_file find_delimited_file(const std::string& file, const import_choices& choices) {
    delimited_file found{file, {}, ',', {}};
    found.encoding = choices.encoding ? *choices.encoding : detect_encoding(file);
    found.delimiter = choices.delimiter ? *choices.delimiter
                                        : detect_delimiter(file, start_of(file, found.encoding));
    const auto rows = found.open();
    table_row row;
    while (found.start.size() < sampled_rows && rows(row)) {
        sampled_row kept{row.line, {}};
        for (const auto cell : row.cells)
            kept.cells.emplace_back(cell);
        found.start.push_back(std::move(kept));
    }
    return found;
}

} // namespace cofin
