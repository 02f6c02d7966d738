#include "store/database_shape.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

#include <sqlite3.h>

namespace cofin::test {
namespace {

/// The columns of all indexes that hold nothing twice.
std::set<std::string> unique_columns(const SQLite::Database& database, const std::string& table) {
    const auto found = texts(database, "SELECT c.name FROM pragma_index_list(" + text_of(table) +
                                           ") i, pragma_index_info(i.name) c "
                                           "WHERE i.\"unique\" AND c.name IS NOT NULL");
    return {found.begin(), found.end()};
}

std::string free_row_number(const std::vector<table_column>& columns) {
    for (std::string name : {"rowid", "_rowid_", "oid"})
        if (std::ranges::find(columns, name, &table_column::name) == columns.end())
            return name;
    throw std::logic_error("a table whose rowid has no name");
}

/// Conditions as text, made by SQLite itself: quote() knows all types.
std::vector<std::string> row_conditions(const SQLite::Database& database,
                                        const table_shape& table) {
    if (!table.row_number.empty())
        return texts(database, "SELECT '" + table.row_number + " = ' || " + table.row_number +
                                   " FROM " + name_of(table.name) + " ORDER BY " +
                                   table.row_number);
    std::vector<std::string> parts;
    std::vector<std::string> keys;
    for (const auto& column : table.columns)
        if (column.is_key) {
            keys.push_back(name_of(column.name));
            parts.push_back(text_of(name_of(column.name) + " IS ") + " || quote(" + keys.back() +
                            ")");
        }
    return texts(database, "SELECT " + joined(parts, " || ' AND ' || ") + " FROM " +
                               name_of(table.name) + " ORDER BY " + joined(keys, ", "));
}

table_shape shape_of(const SQLite::Database& database, const std::string& name, bool has_rowid) {
    table_shape table{name, {}, {}, {}};
    const auto unique = unique_columns(database, name);
    SQLite::Statement column(database, "SELECT name, type, pk FROM pragma_table_xinfo(" +
                                           text_of(name) + ") WHERE hidden = 0 ORDER BY cid");
    while (column.executeStep()) {
        const auto called = column.getColumn(0).getString();
        const bool is_key = column.getColumn(2).getInt() != 0;
        table.columns.push_back(
            {called, column.getColumn(1).getString(), is_key, is_key || unique.contains(called)});
    }
    if (has_rowid)
        table.row_number = free_row_number(table.columns);
    table.rows = row_conditions(database, table);
    return table;
}

sql_value read(const SQLite::Column& column) {
    sql_value value{column.getType(), column.getInt64(), column.getDouble(), {}};
    if (value.type == SQLITE_TEXT || value.type == SQLITE_BLOB) {
        const auto* bytes = static_cast<const char*>(column.getBlob());
        value.bytes.assign(bytes == nullptr ? "" : bytes,
                           static_cast<std::size_t>(column.getBytes()));
    }
    return value;
}

} // namespace

bool table_shape::has_own_number() const {
    if (row_number.empty())
        return false;
    const auto is_integer = [](std::string_view type) {
        return std::ranges::equal(type, std::string_view("INTEGER"), [](char a, char b) {
            return std::toupper(static_cast<unsigned char>(a)) == b;
        });
    };
    const auto keys = std::ranges::count_if(columns, &table_column::is_key);
    return keys != 1 || !is_integer(std::ranges::find_if(columns, &table_column::is_key)->declared);
}

std::vector<table_shape> shapes_in(const std::string& file) {
    const SQLite::Database database(file, SQLite::OPEN_READWRITE);
    std::vector<table_shape> all;
    SQLite::Statement table(database,
                            "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' "
                            "AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
                            "'\\' ORDER BY name");
    while (table.executeStep())
        all.push_back(
            shape_of(database, table.getColumn(0).getString(), table.getColumn(1).getInt() == 0));
    return all;
}

sql_value read(const SQLite::Database& database, const std::string& table,
               const std::string& expression, const std::string& row) {
    SQLite::Statement query(database,
                            "SELECT " + expression + " FROM " + name_of(table) + " WHERE " + row);
    if (!query.executeStep())
        throw std::logic_error("no row of " + table + " with " + row);
    return read(query.getColumn(0));
}

std::string name_of(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string text_of(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

std::vector<std::string> texts(const SQLite::Database& database, const std::string& query) {
    std::vector<std::string> all;
    SQLite::Statement row(database, query);
    while (row.executeStep())
        all.push_back(row.getColumn(0).getString());
    return all;
}

} // namespace cofin::test
