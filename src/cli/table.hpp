/// A table of aligned text.
#pragma once

#include <string>
#include <vector>

namespace cofin::cli {

enum class align : unsigned char {
    left,
    right,
    point ///< numbers, decimal points below each other
};

/// Rows of cells below a heading, two blanks between columns, none at the end of a line.
///
///     text_table table({{"source", align::left}, {"amount", align::right}});
///     table.add({"ERDF", "20166.65"});
///     table.add({"own", "3558.83"});
///     table.text() == "source    amount\nERDF    20166.65\nown      3558.83\n";
class text_table {
public:
    struct column {
        std::string title;
        align how = align::left;
    };

    explicit text_table(std::vector<column> columns) : columns_(std::move(columns)) {}

    /// Adds a row, a cell a column.
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    [[nodiscard]] std::string text() const;

private:
    std::vector<column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace cofin::cli
