/// Rows of delimited text as other programs write it: any delimiter, rows of any width.
#pragma once

#include "project/csv.hpp"

#include <cofin/error.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// Reads rows one after the other. Unlike `csv_reader` it takes what people have: a quote within a cell is part of it, rows
/// may differ in width, the first row is a row like all.
///
/// Guarantee: memory stays below a few times `row_size_max`. Throws `parse_error` with its place for a row that is longer, a
/// quote that is never closed, bytes that are not UTF-8; what is wrong with one row alone is said by `problem`. Views are valid
/// until the next row is read. Not for several threads.
class delimited_reader {
public:
    /// Longest row in bytes.
    static constexpr std::size_t row_size_max = csv_reader::row_size_max;

    /// Reads the UTF-8 text of `source`, which messages call `name`.
    delimited_reader(std::string name, csv_reader::byte_source source, char delimiter);
    delimited_reader(const delimited_reader&) = delete;
    delimited_reader& operator=(const delimited_reader&) = delete;

    /// Reads the next row; false after the last one.
    bool next();

    /// The cells of the row without their quotes; one empty cell for an empty line.
    [[nodiscard]] std::span<const std::string_view> cells() const noexcept { return cells_; }
    /// The line where the row begins.
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    /// Why the row cannot be taken as it is; empty where it can.
    [[nodiscard]] const wording& problem() const noexcept { return problem_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    bool refill();
    bool find_plain_row();
    bool find_quoted_row();
    void split_plain(std::string_view row);
    void check_text(std::string_view row);
    const char* take_quoted(const char* open);
    [[noreturn]] void refuse(const char* at, wording found, wording expected) const;

    std::string name_;
    csv_reader::byte_source source_;
    char delimiter_;
    std::vector<char> buffer_;
    const char* next_ = nullptr; ///< bytes [next_, end_) are unread
    const char* end_ = nullptr;
    bool source_ended_ = false;
    std::size_t line_ = 0;
    std::size_t lines_ = 1; ///< that the row takes up
    std::vector<std::string_view> cells_;
    std::string unescaped_;
    wording problem_;
};

} // namespace cofin
