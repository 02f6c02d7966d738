/// Machine CSV: read strictly, in bounded memory, every error with its place. docs/formats.md describes the format.
///
/// Why our own: docs/decisions/0010-csv-reader.md.
#pragma once

#include <cofin/error.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {

/// Of UTF-8; skipped at the beginning of a file.
inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// The columns that a file must have and may have.
struct csv_columns {
    std::vector<std::string_view> required;
    std::vector<std::string_view> optional = {};
    /// Whether further columns are let through. One that is near to a known and missing one is refused all the same:
    /// a mistyped `roundng` must not be passed over in silence.
    bool others = false;
    /// Whether lines that begin with `#` may stand above the header. They are passed over; below it such a line is a row.
    bool remarks = false;
};

/// Reads the rows of a CSV file one after the other.
///
///     csv_reader rows("costs.csv", {.required = {"amount"}, .optional = {"note"}});
///     const std::size_t amount = rows.column("amount");
///     error_log problems;
///     rows.each_row(problems, [&] { total += rows.read(amount, [](auto text) { return money::parse(text, euro); }); });
///     problems.throw_if_any();
///
/// Guarantee: memory stays below a few times `row_size_max` whatever the file holds, and what is not the format is refused
/// at its place: not UTF-8, a NUL byte, a row longer than `row_size_max`, an open or misplaced quote, a wrong number of
/// fields. Views are valid until the next row is read. Not for several threads.
class csv_reader {
public:
    /// Longest row in bytes, quoted line breaks included.
    static constexpr std::size_t row_size_max = std::size_t{1} << 20U;
    /// So many bytes behind each field can be read, whatever they are: who copies fields need not look at every byte.
    static constexpr std::size_t padding = 32;
    /// Fills a buffer as far as the text goes; fewer bytes than asked for mean its end.
    using byte_source = std::function<std::size_t(char* into, std::size_t size)>;

    /// Opens the file and reads its header. Throws `parse_error` for a file that cannot be read or has no header,
    /// `input_errors` for its columns.
    csv_reader(const std::string& file, const csv_columns& columns);
    /// The same for a text from elsewhere that messages call `name`.
    csv_reader(std::string name, byte_source source, const csv_columns& columns);
    csv_reader(const csv_reader&) = delete;
    csv_reader& operator=(const csv_reader&) = delete;

    /// The names of all columns, in the file's order.
    [[nodiscard]] const std::vector<std::string>& header() const noexcept { return header_; }
    /// The position of a column; none where the file does not have it.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    /// The position of a required column.
    [[nodiscard]] std::size_t column(std::string_view name) const { return find(name).value(); }

    /// Reads the next row; false after the last one. Throws `parse_error` for a row that is not the format; the rows after
    /// it can still be read, except where the file itself ended or failed.
    bool next();
    /// Calls `read_row()` for each row and gathers what it and the rows throw as `parse_error`.
    template <class ReadRow>
    void each_row(error_log& problems, ReadRow&& read_row);

    /// The fields of the row, as many as the header has, without their quotes.
    [[nodiscard]] std::span<const std::string_view> fields() const noexcept { return fields_; }
    [[nodiscard]] std::string_view operator[](std::size_t column) const noexcept {
        return fields_[column];
    }
    /// The field as `parse(text)` reads it; a `parse_error` of `parse` is thrown on with its place in the file.
    template <class Parse>
    auto read(std::size_t column, Parse&& parse) const;

    /// The same, none where `parse` refused it: what it threw is gathered, so that one row may have several errors.
    template <class Parse>
    auto read(error_log& problems, std::size_t column, Parse&& parse) const
        -> std::optional<decltype(parse(std::string_view()))>;

    /// The same into `to`, which stays as it was where `parse` refused it: then false.
    template <class T, class Parse>
    bool read_into(T& to, error_log& problems, std::size_t column, Parse&& parse) const;

    /// The row as it stands in the file, without its line end. After construction this, `line` and `where` are the header's.
    [[nodiscard]] std::string_view raw() const noexcept { return raw_; }
    /// The line where the row begins.
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    /// Where the text of a field begins, after its quote if it has one.
    [[nodiscard]] place where(std::size_t column) const;

private:
    enum class outcome { row, incomplete, end };
    outcome scan();
    // Both return where to go on, null where the buffer ends before that is known.
    const char* scan_plain(const char* from);
    const char* scan_quoted(const char* open);
    void store(std::size_t count, const char* from, const char* to);
    [[nodiscard]] bool ends_row(const char* at) const;
    void finish_row();
    void unescape();
    bool refill();

    const char* refuse_row(const char* at, wording found, wording expected);
    const char* refuse_within_field(const char* at);
    const char* refuse_after_quote(const char* at);
    [[noreturn]] void refuse_open_quote();
    [[noreturn]] void refuse_long_row();
    [[noreturn]] void refuse_count() const;
    void require_text() const;
    [[nodiscard]] place place_of(const char* at) const;

    void read_header(const csv_columns& columns);
    void require_columns(const csv_columns& columns) const;
    void require_known(const csv_columns& columns, error_log& problems) const;

    std::string name_;
    byte_source source_;
    std::vector<char>
        buffer_; ///< bytes [next_, end_) are unread, then one line feed that stops every scan
    const char* next_ = nullptr;
    const char* end_ = nullptr;
    bool source_ended_ = false;
    bool ended_ = false;

    // The row at hand.
    const char* row_ = nullptr;
    const char* row_end_ = nullptr;    ///< null until it is found
    const char* open_quote_ = nullptr; ///< of a field that goes on beyond the buffer
    std::size_t line_ = 0;
    std::size_t lines_ = 1; ///< how many it takes up
    std::size_t count_ = 0; ///< fields found
    bool is_ascii_ = true;  ///< false where it may hold other characters
    bool quoted_ = false;
    std::string_view raw_;
    std::vector<std::string> header_;
    std::vector<std::string_view> fields_;
    std::vector<std::size_t> doubled_; ///< fields whose quotes are doubled
    std::string unescaped_;
};

/// Appends a field as CSV writes it: quoted where it holds a comma, a quote or a line break.
/// `csv_reader` reads it back unchanged if it is UTF-8 without NUL bytes.
void append_field(std::string& out, std::string_view field);

// --- definitions ---

template <class ReadRow>
void csv_reader::each_row(error_log& problems, ReadRow&& read_row) {
    for (bool more = true; more;) {
        try {
            more = next();
            if (more)
                read_row();
        } catch (const parse_error& problem) {
            problems.add(problem);
        }
    }
}

template <class Parse>
auto csv_reader::read(std::size_t column, Parse&& parse) const {
    try {
        return parse(fields_[column]);
    } catch (const parse_error& problem) {
        throw problem.located(where(column));
    }
}

template <class Parse>
auto csv_reader::read(error_log& problems, std::size_t column, Parse&& parse) const
    -> std::optional<decltype(parse(std::string_view()))> {
    std::optional<decltype(parse(std::string_view()))> value;
    read_into(value, problems, column, std::forward<Parse>(parse));
    return value;
}

template <class T, class Parse>
bool csv_reader::read_into(T& to, error_log& problems, std::size_t column, Parse&& parse) const {
    try {
        to = read(column, std::forward<Parse>(parse));
        return true;
    } catch (const parse_error& problem) {
        problems.add(problem);
        return false;
    }
}

} // namespace cofin
