#pragma once

// What is in an SQLite database, whatever its schema: tables, keys, values.

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::test {

struct table_column {
    std::string name;
    std::string declared; ///< its type, as the schema writes it
    bool is_key = false;
    bool is_unique = false; ///< stands in an index that holds nothing twice; a key too
};

struct table_shape {
    std::string name;
    std::vector<table_column> columns; ///< those that can be written
    std::string row_number;            ///< how its rowid is called; empty where it has none
    std::vector<std::string>
        rows; ///< for each row a condition that only it meets, in the order of the keys

    /// Whether its rowid is more than the second name of a column.
    [[nodiscard]] bool has_own_number() const;
};

/// A value as SQLite stores it. Text and blobs are both bytes.
struct sql_value {
    int type = 5; ///< SQLITE_INTEGER and so on; NULL is 5
    std::int64_t integer = 0;
    double real = 0;
    std::string bytes;
};

/// The tables by name, without virtual ones and SQLite's own.
[[nodiscard]] std::vector<table_shape> shapes_in(const std::string& file);

/// What an expression is in that row. Throws where there is no such row.
[[nodiscard]] sql_value read(const SQLite::Database& database, const std::string& table,
                             const std::string& expression, const std::string& row);
/// The first column of all rows.
[[nodiscard]] std::vector<std::string> texts(const SQLite::Database& database,
                                             const std::string& query);

/// A name and a text, as SQL writes them.
[[nodiscard]] std::string name_of(std::string_view name);
[[nodiscard]] std::string text_of(std::string_view text);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

} // namespace cofin::test
