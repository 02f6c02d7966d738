#include "store/tamper.hpp"

#include "store/database_shape.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <sqlite3.h>

namespace cofin::test {
namespace {

namespace fs = std::filesystem;

// --- values ---

void bind(SQLite::Statement& statement, int at, const sql_value& value) {
    switch (value.type) {
    case SQLITE_INTEGER: statement.bind(at, value.integer); break;
    case SQLITE_FLOAT: statement.bind(at, value.real); break;
    case SQLITE_TEXT: statement.bind(at, value.bytes); break;
    case SQLITE_BLOB:
        statement.bind(at, value.bytes.data(), static_cast<int>(value.bytes.size()));
        break;
    default: statement.bind(at);
    }
}

/// A letter or digit in the middle becomes the next one, so that text stays text; without any, the last bit of the last
/// byte flips, which keeps UTF-8 what it is.
std::string other_text(std::string text) {
    if (text.empty())
        return "x";
    const auto is_plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    auto at = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(text.size() / 2), text.end(),
                           is_plain);
    if (at == text.end())
        at = std::ranges::find_if(text, is_plain);
    if (at == text.end())
        text.back() = static_cast<char>(text.back() ^ 1);
    else if (*at == '9' || *at == 'z' || *at == 'Z')
        *at = *at == '9' ? '0' : static_cast<char>(*at - 25);
    else
        *at = static_cast<char>(*at + 1);
    return text;
}

/// Another value of the same type.
sql_value other(sql_value value) {
    switch (value.type) {
    case SQLITE_INTEGER:
        value.integer += value.integer == std::numeric_limits<std::int64_t>::max() ? -1 : 1;
        break;
    case SQLITE_FLOAT: value.real += 1; break;
    case SQLITE_TEXT: value.bytes = other_text(value.bytes); break;
    case SQLITE_BLOB:
        if (value.bytes.empty())
            value.bytes = "x";
        else {
            auto& byte = value.bytes[value.bytes.size() / 2];
            byte = static_cast<char>(byte ^ 1);
        }
        break;
    default: break;
    }
    return value;
}

/// Some value that the column may hold.
sql_value something(const std::string& declared) {
    std::string type = declared;
    std::ranges::transform(type, type.begin(), [](char c) {
        return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
    if (type.find("INT") != std::string::npos)
        return {SQLITE_INTEGER, 1, 0, {}};
    if (type.find("REAL") != std::string::npos)
        return {SQLITE_FLOAT, 0, 1.5, {}};
    if (type.find("BLOB") != std::string::npos)
        return {SQLITE_BLOB, 0, 0, "x"};
    return {SQLITE_TEXT, 0, 0, "x"};
}

// --- changes ---

bool is_refusal(const SQLite::Exception& problem) {
    const int code = problem.getErrorCode() & 0xff; // without the detail
    return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH;
}

void require_changed(int rows, const std::string& what) {
    if (rows == 0)
        throw std::logic_error("nothing to change: " + what);
}

void write(const SQLite::Database& database, const std::string& table, const std::string& column,
           const std::string& row, const sql_value& value) {
    SQLite::Statement update(database, "UPDATE " + name_of(table) + " SET " + name_of(column) +
                                           " = ?1 WHERE " + row);
    bind(update, 1, value);
    require_changed(update.exec(), table + ": " + row);
}

void change(const SQLite::Database& database, const std::string& table, const std::string& column,
            const std::string& row) {
    const auto value = read(database, table, name_of(column), row);
    try {
        write(database, table, column, row, other(value));
    } catch (const SQLite::Exception& problem) {
        if (!is_refusal(problem))
            throw;
        // The neighbour has that key: behind the last one there is room.
        auto last = read(database, table, "max(" + name_of(column) + ")", "true");
        write(database, table, column, row, other(std::move(last)));
    }
}

void shorten(const SQLite::Database& database, const std::string& table, const std::string& column,
             const std::string& row) {
    auto value = read(database, table, name_of(column), row);
    do
        value.bytes.pop_back();
    // Not inside a letter.
    while (value.type == SQLITE_TEXT && !value.bytes.empty() &&
           (static_cast<unsigned char>(value.bytes.back()) & 0xc0U) == 0xc0U);
    write(database, table, column, row, value);
}

/// A word of a text, in capitals, and where it stands.
struct word {
    std::size_t begin;
    std::size_t end;
    std::string text;
};

std::vector<word> words_of(const std::string& text) {
    std::vector<word> all;
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (std::isalnum(c) == 0 && c != '_') {
            inside = false;
            continue;
        }
        if (!inside)
            all.push_back({at, at, {}});
        inside = true;
        all.back().text += static_cast<char>(std::toupper(c));
        all.back().end = at + 1;
    }
    return all;
}

/// The same schema without NOT NULL; `IS NOT NULL` stays.
std::string without_not_null(std::string sql) {
    const auto words = words_of(sql);
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (words[i - 1].text != "IS" && words[i].text == "NOT" && words[i + 1].text == "NULL") {
            const auto size = words[i + 1].end - words[i].begin;
            sql.replace(words[i].begin, size, size, ' ');
        }
    return sql;
}

void set_schema(SQLite::Database& database, const std::string& table, const std::string& sql) {
    database.exec("PRAGMA writable_schema = ON");
    SQLite::Statement update(
        database, "UPDATE sqlite_schema SET sql = ?1 WHERE type = 'table' AND name = ?2");
    update.bind(1, sql);
    update.bind(2, table);
    require_changed(update.exec(), "the schema of " + table);
    database.exec("PRAGMA writable_schema = RESET");
}

void empty(SQLite::Database& database, const std::string& table, const std::string& column,
           const std::string& row) {
    const auto sql =
        read(database, "sqlite_schema", "sql", "type = 'table' AND name = " + text_of(table)).bytes;
    set_schema(database, table, without_not_null(sql));
    write(database, table, column, row, {});
    set_schema(database, table, sql);
}

/// Exchanges columns of two rows. Both are taken out first: no key stands twice on the way.
void swap(SQLite::Database& database, const table_shape& table, const std::string& row,
          const std::string& next, const std::set<std::string>& exchanged) {
    std::vector<std::string> names;
    std::vector<std::string> taken;
    for (const auto& column : table.columns) {
        names.push_back(name_of(column.name));
        taken.push_back((exchanged.contains(column.name) ? "theirs." : "own.") + names.back());
    }
    const auto columns = joined(names, ", ");
    const auto number = table.has_own_number() ? table.row_number : "NULL";
    const auto from =
        " FROM main." + name_of(table.name) + " WHERE (" + row + ") OR (" + next + ")";
    // Its columns have no type: what is put in is what comes out.
    database.exec("CREATE TEMP TABLE held (held_first, held_number, " + columns + ")");
    database.exec("INSERT INTO held SELECT (" + row + "), " + number + ", " + columns + from);
    require_changed(database.exec("DELETE" + from), table.name + ": " + row);
    if (table.has_own_number()) {
        names.push_back(table.row_number);
        taken.emplace_back("own.held_number");
    }
    require_changed(database.exec("INSERT INTO main." + name_of(table.name) + " (" +
                                  joined(names, ", ") + ") SELECT " + joined(taken, ", ") +
                                  " FROM temp.held own JOIN temp.held theirs ON "
                                  "own.held_first <> theirs.held_first"),
                    table.name + ": " + row);
    database.exec("DROP TABLE temp.held");
}

void insert(const SQLite::Database& database, const table_shape& table,
            const std::vector<sql_value>& values) {
    std::vector<std::string> names;
    std::vector<std::string> marks;
    for (const auto& column : table.columns) {
        names.push_back(name_of(column.name));
        marks.push_back("?" + std::to_string(names.size()));
    }
    SQLite::Statement statement(database, "INSERT INTO " + name_of(table.name) + " (" +
                                              joined(names, ", ") + ") VALUES (" +
                                              joined(marks, ", ") + ")");
    for (std::size_t i = 0; i < values.size(); ++i)
        bind(statement, static_cast<int>(i) + 1, values[i]);
    statement.exec();
}

/// A row more: like the last one, and where a key would stand twice, with a key behind the last.
void insert_like_last(const SQLite::Database& database, const table_shape& table) {
    std::vector<sql_value> values;
    for (const auto& column : table.columns)
        values.push_back(table.rows.empty()
                             ? something(column.declared)
                             : read(database, table.name, name_of(column.name), table.rows.back()));
    // From the back: of a key of project and number it is the number that goes on.
    for (std::size_t i = table.columns.size();; --i)
        try {
            insert(database, table, values);
            return;
        } catch (const SQLite::Exception& problem) {
            while (i > 0 && !table.columns[i - 1].is_unique)
                --i;
            if (i == 0 || !is_refusal(problem))
                throw;
            const auto column = "max(" + name_of(table.columns[i - 1].name) + ")";
            values[i - 1] = other(read(database, table.name, column, "true"));
        }
}

// --- copies ---

void copy_database(const std::string& file, const std::string& copy) {
    for (const std::string part : {"", "-wal", "-shm", "-journal"})
        fs::remove(copy + part);
    for (const std::string part : {"", "-wal", "-journal"})
        if (part.empty() || fs::exists(file + part))
            fs::copy_file(file + part, copy + part);
}

SQLite::Database opened_past_guards(const std::string& file) {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    ::sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    ::sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    database.exec("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
    return database;
}

void append(std::vector<tampering>& all, std::vector<tampering> more) {
    std::ranges::move(more, std::back_inserter(all));
}

} // namespace

std::vector<stored_value> stored_values(const std::string& file) {
    std::vector<stored_value> all;
    const SQLite::Database database(file, SQLite::OPEN_READWRITE);
    for (const auto& table : shapes_in(file))
        for (const auto& row : table.rows)
            for (const auto& column : table.columns)
                all.push_back(
                    {table.name, row, column.name,
                     read(database, table.name, "typeof(" + name_of(column.name) + ")", row)
                         .bytes});
    return all;
}

namespace {

using value_change = void (*)(SQLite::Database&, const std::string&, const std::string&,
                              const std::string&);

/// What can be done to one value alone.
std::vector<tampering> tamperings_of(const SQLite::Database& database, const table_shape& table,
                                     const table_column& column, const std::string& row) {
    std::vector<tampering> all;
    const auto add = [&](const char* words, auto change_it) {
        all.push_back({table.name + ": " + row + ": " + column.name + ": " + words,
                       [name = table.name, column = column.name, row, change_it](
                           SQLite::Database& copy) { change_it(copy, name, column, row); }});
    };
    const auto value = read(database, table.name, name_of(column.name), row);
    if (value.type == SQLITE_NULL) {
        add("filled",
            [filling = something(column.declared)](SQLite::Database& copy, const auto& name,
                                                   const auto& its_column, const auto& its_row) {
                write(copy, name, its_column, its_row, filling);
            });
        return all;
    }
    add("changed", &change);
    if (value.bytes.size() > 1)
        add("shortened", &shorten);
    if (!column.is_key)
        add("emptied", &empty);
    return all;
}

tampering swapping(const table_shape& table, std::size_t row, std::set<std::string> columns,
                   const std::string& what) {
    return {table.name + ": " + table.rows[row] + ": " + what + " swapped with " +
                table.rows[row + 1],
            [table, row, columns = std::move(columns)](SQLite::Database& copy) {
                swap(copy, table, table.rows[row], table.rows[row + 1], columns);
            }};
}

bool differ(const SQLite::Database& database, const table_shape& table, std::size_t row,
            const std::string& column) {
    const auto own = "quote(" + name_of(column) + ")";
    return read(database, table.name, own, table.rows[row]).bytes !=
           read(database, table.name, own, table.rows[row + 1]).bytes;
}

} // namespace

std::vector<tampering> value_tamperings(const std::string& file) {
    std::vector<tampering> all;
    const SQLite::Database database(file, SQLite::OPEN_READWRITE);
    for (const auto& table : shapes_in(file))
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (const auto& column : table.columns) {
                append(all, tamperings_of(database, table, column, table.rows[row]));
                if (row + 1 < table.rows.size() && differ(database, table, row, column.name))
                    all.push_back(swapping(table, row, {column.name}, column.name));
            }
    return all;
}

std::vector<tampering> row_tamperings(const std::string& file) {
    std::vector<tampering> all;
    const SQLite::Database database(file, SQLite::OPEN_READWRITE);
    for (const auto& table : shapes_in(file)) {
        std::set<std::string> content;
        for (const auto& column : table.columns)
            if (!column.is_key)
                content.insert(column.name);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            all.push_back({table.name + ": " + table.rows[row] + ": deleted",
                           [name = table.name, where = table.rows[row]](SQLite::Database& copy) {
                               require_changed(
                                   copy.exec("DELETE FROM " + name_of(name) + " WHERE " + where),
                                   name + ": " + where);
                           }});
            const auto differs = [&](const std::string& column) {
                return differ(database, table, row, column);
            };
            if (row + 1 < table.rows.size() && std::ranges::any_of(content, differs))
                all.push_back(swapping(table, row, content, "content"));
        }
        all.push_back({table.name + ": a row more",
                       [table](SQLite::Database& copy) { insert_like_last(copy, table); }});
    }
    return all;
}

std::vector<tampering> schema_tamperings(const std::string& file) {
    std::vector<tampering> all;
    const auto add = [&](const std::string& words, const std::string& sql) {
        all.push_back({words, [sql](SQLite::Database& copy) { copy.exec(sql); }});
    };
    const SQLite::Database database(file, SQLite::OPEN_READWRITE);
    for (const std::string type : {"trigger", "index"})
        for (const auto& name :
             texts(database, "SELECT name FROM sqlite_schema WHERE sql IS NOT NULL AND type = " +
                                 text_of(type) + " ORDER BY name"))
            add(type + " " + name + ": dropped", "DROP " + type + " " + name_of(name));
    for (const std::string mark : {"application_id", "user_version"}) {
        const auto value = std::stoi(texts(database, "PRAGMA " + mark).at(0));
        add(mark + ": changed", "PRAGMA " + mark + " = " + std::to_string(value ^ 1));
    }
    add("a table more", "CREATE TABLE one_table_more (value)");
    return all;
}

std::vector<tampering> all_tamperings(const std::string& file) {
    auto all = value_tamperings(file);
    append(all, row_tamperings(file));
    append(all, schema_tamperings(file));
    return all;
}

bool apply(const tampering& change, const std::string& file, const std::string& copy) {
    copy_database(file, copy);
    auto database = opened_past_guards(copy);
    try {
        change.act(database);
    } catch (const SQLite::Exception& problem) {
        if (!is_refusal(problem))
            throw;
        return false;
    }
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return true;
}

void drop_triggers(const std::string& file, const std::string& copy) {
    copy_database(file, copy);
    auto database = opened_past_guards(copy);
    for (const auto& name :
         texts(database, "SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
        database.exec("DROP TRIGGER " + name_of(name));
}

void flip_bit(const std::string& file, const std::string& copy, std::uint64_t offset,
              unsigned bit) {
    copy_database(file, copy);
    std::fstream bytes(copy, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekg(static_cast<std::streamoff>(offset));
    const int byte = bytes.get();
    if (!bytes)
        throw std::logic_error(file + " has no byte " + std::to_string(offset));
    bytes.seekp(static_cast<std::streamoff>(offset));
    bytes.put(static_cast<char>(static_cast<unsigned>(byte) ^ 1U << bit));
}

} // namespace cofin::test
