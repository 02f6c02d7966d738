#include "store/sqlite_schema.hpp"

#include <cofin/store/store.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>

namespace cofin::stored {
namespace {

/// "cofn": who meets the file without us knows whose it is.
constexpr int application_id = 0x636f666e;
constexpr int newest_version = 1;

constexpr const char* schema = R"(
CREATE TABLE agreement(
    number   INTEGER PRIMARY KEY,
    project  TEXT NOT NULL UNIQUE,
    currency TEXT NOT NULL
) STRICT;
-- id = agreement << 32 | number of the entry: the journal of each agreement lies together, in order. Salt and text - names and free
-- text of natural persons - are what may be erased; the hash covers their seal.
CREATE TABLE entry(
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    dated     TEXT NOT NULL,
    facts     TEXT NOT NULL,
    postings  TEXT NOT NULL,
    sealed    BLOB,
    hash      BLOB NOT NULL,
    salt      BLOB,
    text      TEXT,
    CHECK((salt IS NULL) = (text IS NULL))
) STRICT;
CREATE TABLE rulebook(
    sha256 TEXT PRIMARY KEY,
    json   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
    WHEN new.id IS NOT old.id OR new.kind IS NOT old.kind OR new.booked_on IS NOT old.booked_on OR new.dated IS NOT old.dated
      OR new.facts IS NOT old.facts OR new.postings IS NOT old.postings OR new.sealed IS NOT old.sealed
      OR new.hash IS NOT old.hash OR new.salt IS NOT NULL OR new.text IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an entry is never changed, its text only erased'); END;
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER agreement_is_not_changed BEFORE UPDATE ON agreement BEGIN SELECT RAISE(ABORT, 'an agreement is never renamed'); END;
CREATE TRIGGER agreement_is_not_deleted BEFORE DELETE ON agreement BEGIN SELECT RAISE(ABORT, 'an agreement is never deleted'); END;
CREATE TRIGGER rulebook_is_not_changed BEFORE UPDATE ON rulebook BEGIN SELECT RAISE(ABORT, 'a rulebook is never changed'); END;
CREATE TRIGGER rulebook_is_not_deleted BEFORE DELETE ON rulebook BEGIN SELECT RAISE(ABORT, 'a rulebook is never deleted'); END;
-- For people with an SQL prompt.
CREATE VIEW posting AS
    SELECT entry.id >> 32 AS agreement, entry.id & 0xffffffff AS entry, entry.booked_on,
           json_extract(value, '$[0]') & 15 AS account_kind, json_extract(value, '$[0]') >> 4 AS account_number,
           json_extract(value, '$[1]') AS minor
    FROM entry, json_each(entry.postings);
)";

std::int64_t number(SQLite::Database& in, const char* pragma) {
    SQLite::Statement query(in, pragma);
    return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

/// Tables, views and triggers by name, as they were made.
std::map<std::string, std::string> objects_of(const SQLite::Database& in) {
    std::map<std::string, std::string> objects;
    SQLite::Statement query(in, "SELECT name, coalesce(sql, '') FROM sqlite_master");
    while (query.executeStep())
        objects.emplace(query.getColumn(0).getString(), query.getColumn(1).getString());
    return objects;
}

void compare_objects(const SQLite::Database& in, std::vector<std::string>& problems) {
    SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
    fresh.exec(schema);
    const auto expected = objects_of(fresh);
    const auto found = objects_of(in);
    for (const auto& [name, sql] : expected)
        if (const auto at = found.find(name); at == found.end())
            problems.push_back("its guard or table " + name + " is missing");
        else if (at->second != sql)
            problems.push_back("its guard or table " + name + " is another one");
    for (const auto& [name, sql] : found)
        if (!expected.contains(name))
            problems.push_back("it holds " + in_quotes(name) + ", which no ledger has");
}

} // namespace

void create_schema(SQLite::Database& in) {
    in.exec(schema);
    in.exec("PRAGMA application_id = " + std::to_string(application_id));
    in.exec("PRAGMA user_version = " + std::to_string(newest_version));
}

void require_ledger(SQLite::Database& in, const std::string& file) {
    if (number(in, "PRAGMA application_id") != application_id)
        throw store_error(file + ": found a database of another program, expected a ledger");
    if (const auto version = number(in, "PRAGMA user_version"); version != newest_version)
        throw store_error(file + ": found a ledger of version " + std::to_string(version) +
                          ", expected version " + std::to_string(newest_version) +
                          (version > newest_version ? ": it was written by a newer cofin" : ""));
}

bool is_empty(SQLite::Database& in) { return number(in, "PRAGMA schema_version") == 0; }

std::vector<std::string> damages_of(SQLite::Database& in) {
    std::vector<std::string> problems;
    compare_objects(in, problems);
    // Whoever verifies reads the rows of entries; these two tables are looked up by their indexes.
    for (const std::string table : {"agreement", "rulebook"}) {
        SQLite::Statement check(in, "PRAGMA integrity_check(" + table + ")");
        while (check.executeStep())
            if (const auto said = check.getColumn(0).getString(); said != "ok")
                problems.push_back("table " + table + " is damaged: " + said);
    }
    return problems;
}

} // namespace cofin::stored
