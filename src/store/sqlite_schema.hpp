/// What a ledger's SQLite file consists of, and how it is told from others.
#pragma once

#include <cofin/wording.hpp>

#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace cofin::stored {

/// Makes tables and guards, and marks the file as a ledger.
void create_schema(SQLite::Database& in);
/// Throws `store_error` for a file of another program or of a newer version.
void require_ledger(SQLite::Database& in, const std::string& file);
/// Whether nothing was ever written to it.
[[nodiscard]] bool is_empty(SQLite::Database& in);
/// Where tables and guards are not as this version makes them, and where a small table is damaged.
[[nodiscard]] std::vector<wording> damages_of(SQLite::Database& in);

} // namespace cofin::stored
