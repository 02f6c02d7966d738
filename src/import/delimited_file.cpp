#include "import/delimited_file.hpp"

#include "import/delimited_reader.hpp"
#include "import/delimiter.hpp"
#include "project/input_file.hpp"

#include <array>
#include <memory>

namespace cofin {
namespace {

constexpr std::size_t start_size = std::size_t{1} << 17U;

void refuse_workbook(const std::string& file) {
    input_file input(file);
    std::array<char, 4> bytes{};
    const std::string_view start(bytes.data(), input.read(bytes.data(), bytes.size()));
    const wording expected("a text file: save the sheet as CSV in UTF-8");
    if (start.empty())
        throw parse_error({file}, wording("an empty file"), wording("a heading and rows below it"));
    if (start == "PK\x03\x04")
        throw parse_error({file}, wording("a workbook or another zip archive"), expected);
    if (start == "\xd0\xcf\x11\xe0")
        throw parse_error({file}, wording("a workbook of Excel 97 or one under a password"),
                          expected);
    if (start.starts_with("%PDF"))
        throw parse_error({file}, wording("a PDF document"), expected);
}

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
        into = {rows->line(), rows->cells(), {}, rows->problem()};
        return true;
    };
}

delimited_file find_delimited_file(const std::string& file, const import_choices& choices) {
    refuse_workbook(file);
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
