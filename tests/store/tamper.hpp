#pragma once

// What somebody with an SQLite tool and the file can do to a database: each on a copy, for tests that it is noticed.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace cofin::test {

/// One value of a database.
struct stored_value {
    std::string table;
    std::string row; ///< a condition that only this row meets: `rowid = 7`, or its primary key
    std::string column;
    std::string type; ///< as typeof() says: integer, real, text, blob, null
};

/// All values of all tables, in the order of their names and keys. Columns that SQLite computes, virtual tables and SQLite's own
/// are left out.
[[nodiscard]] std::vector<stored_value> stored_values(const std::string& file);

/// One change.
struct tampering {
    std::string words; ///< what it does: `entry: rowid = 7: hash: one changed`
    std::function<void(SQLite::Database&)> act;
};

/// Of each value: another one of its type, one that is shorter, NULL, something instead of NULL, and that of the next row.
[[nodiscard]] std::vector<tampering> value_tamperings(const std::string& file);
/// Of each row: deleted, and its content taken for that of the next. Of each table: a row more.
[[nodiscard]] std::vector<tampering> row_tamperings(const std::string& file);
/// Of what is around the data: each trigger and index dropped, the marks in the file's head, a table more.
[[nodiscard]] std::vector<tampering> schema_tamperings(const std::string& file);
/// All of them.
[[nodiscard]] std::vector<tampering> all_tamperings(const std::string& file);

/// Copies the database and changes the copy, past triggers, foreign keys, CHECK and NOT NULL; the schema is afterwards what it
/// was, except by `schema_tamperings`. False where SQLite itself refuses, for a key that stands twice or a type that a STRICT
/// table does not hold. Throws where nothing was there to change. Nobody may have the database open for writing.
[[nodiscard]] bool apply(const tampering& change, const std::string& file, const std::string& copy);

/// Copies the database and drops all triggers of the copy.
void drop_triggers(const std::string& file, const std::string& copy);

/// Copies the database and flips one bit (0 to 7) of the copy's byte at `offset`.
void flip_bit(const std::string& file, const std::string& copy, std::uint64_t offset, unsigned bit);

} // namespace cofin::test
