#include "store/tamper.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>
#include <stdexcept>

using namespace cofin::test;

namespace {

constexpr const char* schema = R"(
PRAGMA journal_mode = WAL;
CREATE TABLE project (id TEXT PRIMARY KEY NOT NULL, note TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE entry (
    project TEXT NOT NULL REFERENCES project (id),
    number INTEGER not  null CHECK (number > 0 AND body IS NOT NULL),
    body BLOB NOT NULL,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 2),
    twice INTEGER AS (2 * number),
    UNIQUE (project, number)
) STRICT;
CREATE TABLE share (project TEXT, fund TEXT, amount INTEGER, "it's" REAL, PRIMARY KEY (project, fund)) WITHOUT ROWID;
CREATE TABLE counted (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE vacant (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;
CREATE VIEW numbers AS SELECT number FROM entry;
CREATE INDEX by_body ON entry (body);
CREATE TRIGGER no_update BEFORE UPDATE ON entry BEGIN SELECT raise(ABORT, 'never'); END;
CREATE TRIGGER no_delete BEFORE DELETE ON entry BEGIN SELECT raise(ABORT, 'never'); END;
INSERT INTO project VALUES ('a', NULL), ('b', 'żółw');
INSERT INTO entry VALUES ('a', 1, x'0102', x'aaaa'), ('a', 2, x'03', x'aaab'), ('b', 1, x'0102', x'bb00');
INSERT INTO share VALUES ('a', 'ERDF', 85, 0.5), ('a', 'o''wn', 15, 0.5);
INSERT INTO counted VALUES (7, 'x'), (9223372036854775807, '');
)";

/// The database above, its last rows still in the write-ahead log.
struct sample {
    temporary_folder folder;
    std::string file = folder.path("db");
    std::string copy = folder.path("copy");
    SQLite::Database open{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};

    sample() { open.exec(schema); }
};

using lines = std::vector<std::string>;

lines rows_of(SQLite::Database& database, const std::string& query) {
    lines all;
    SQLite::Statement row(database, query);
    while (row.executeStep())
        all.push_back(row.getColumn(0).getString());
    return all;
}

/// Every value of the sample, one line a row.
lines content_of(const std::string& file) {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    // What guards do not hold is said as well; the file's pages are whole.
    for (const auto& said : rows_of(database, "PRAGMA integrity_check"))
        CHECK((said == "ok" || said.starts_with("NULL value in ") ||
               said.starts_with("CHECK constraint failed in ")));
    return rows_of(database, R"(
SELECT 'project ' || quote(id) || quote(note) FROM project UNION ALL
SELECT 'entry ' || rowid || quote(project) || quote(number) || quote(body) || quote(hash) FROM entry UNION ALL
SELECT 'share ' || quote(project) || quote(fund) || quote(amount) || quote("it's") FROM share UNION ALL
SELECT 'counted ' || quote(id) || quote(text) FROM counted UNION ALL
SELECT 'vacant ' || quote(id) || quote(word) FROM vacant ORDER BY 1)");
}

lines schema_of(const std::string& file) {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    auto all = rows_of(database, "SELECT type || name || coalesce(sql, '') FROM sqlite_schema "
                                 "ORDER BY 1");
    for (const char* mark : {"PRAGMA application_id", "PRAGMA user_version"})
        all.push_back(mark + database.execAndGet(mark).getString());
    return all;
}

/// Lines that only one of the two has.
std::size_t differences(const lines& left, const lines& right) {
    lines only;
    std::ranges::set_symmetric_difference(left, right, std::back_inserter(only));
    return only.size();
}

/// The words of what SQLite refused; every other change is handed on, as what the copy holds then.
template <class Look>
std::set<std::string> refused(const sample& made, const std::vector<tampering>& all,
                              const Look& look) {
    std::set<std::string> words;
    std::set<std::string> seen;
    for (const auto& change : all) {
        INFO(change.words);
        CHECK(seen.insert(change.words).second);
        if (apply(change, made.file, made.copy))
            look(change, content_of(made.copy));
        else
            words.insert(change.words);
    }
    return words;
}

const tampering& named(const std::vector<tampering>& all, const std::string& words) {
    const auto found = std::ranges::find(all, words, &tampering::words);
    if (found == all.end())
        throw std::logic_error("no " + words);
    return *found;
}

} // namespace

TEST_CASE("all values of a database are found, whatever its tables") {
    const sample made;
    const auto values = stored_values(made.file);
    // 2 x 2 of project, 3 x 4 of entry (a computed column is none), 2 x 4 of share, 2 x 2 of counted.
    CHECK(values.size() == 4 + 12 + 8 + 4);
    const auto is = [&](const std::string& table, const std::string& row, const std::string& column,
                        const std::string& type) {
        return std::ranges::any_of(values, [&](const stored_value& value) {
            return value.table == table && value.row == row && value.column == column &&
                   value.type == type;
        });
    };
    CHECK(is("entry", "rowid = 3", "hash", "blob"));
    CHECK(is("project", "\"id\" IS 'a'", "note", "null"));
    CHECK(is("share", "\"project\" IS 'a' AND \"fund\" IS 'o''wn'", "it's", "real"));
    CHECK(is("counted", "rowid = 9223372036854775807", "text", "text"));
}

TEST_CASE("each value is changed alone, and nothing around it") {
    const sample made;
    const auto content = content_of(made.file);
    const auto schema_before = schema_of(made.file);
    std::size_t applied = 0;
    const auto not_done =
        refused(made, value_tamperings(made.file), [&](const tampering& change, const lines& now) {
            const bool swaps = change.words.find("swapped") != std::string::npos;
            const auto changed = differences(content, now);
            CHECK((changed == 2 || (swaps && changed == 4)));
            CHECK(now.size() == content.size());
            CHECK(schema_of(made.copy) == schema_before);
            ++applied;
        });
    // Project a has an entry 1 already.
    CHECK(not_done == std::set<std::string>{"entry: rowid = 2: project swapped with rowid = 3",
                                            "entry: rowid = 2: number swapped with rowid = 3"});
    // Counted by hand: project 8, entry 36 less the two, share 16, counted 8.
    CHECK(applied == 66);
    CHECK(content_of(made.file) == content);
}

TEST_CASE("a value becomes another one of its kind") {
    const sample made;
    const auto all = value_tamperings(made.file);
    const auto content = content_of(made.file);
    const auto [words, line] = GENERATE(table<std::string, std::string>({
        {"project: \"id\" IS 'a': id: changed", "project 'c'NULL"},
        {"project: \"id\" IS 'a': note: filled", "project 'a''x'"},
        {"project: \"id\" IS 'b': note: changed", "project 'b''żółx'"},
        {"project: \"id\" IS 'b': note: shortened", "project 'b''żół'"},
        {"project: \"id\" IS 'b': note: emptied", "project 'b'NULL"},
        {"entry: rowid = 1: number: changed", "entry 1'a'3X'0102'X'AAAA'"},
        {"entry: rowid = 1: number: emptied", "entry 1'a'NULLX'0102'X'AAAA'"},
        {"entry: rowid = 1: hash: changed", "entry 1'a'1X'0102'X'BB01'"},
        {"entry: rowid = 3: hash: shortened", "entry 3'b'1X'0102'X'BB'"},
        {"entry: rowid = 2: hash swapped with rowid = 3", "entry 2'a'2X'03'X'BB00'"},
        {"share: \"project\" IS 'a' AND \"fund\" IS 'ERDF': it's: changed", "share 'a''ERDF'851.5"},
        {"share: \"project\" IS 'a' AND \"fund\" IS 'ERDF': amount swapped with \"project\" IS "
         "'a' AND \"fund\" IS 'o''wn'",
         "share 'a''o''wn'850.5"},
        {"counted: rowid = 9223372036854775807: id: changed", "counted 9223372036854775806''"},
        {"counted: rowid = 9223372036854775807: text: changed", "counted 9223372036854775807'x'"},
    }));
    CAPTURE(words);
    REQUIRE(apply(named(all, words), made.file, made.copy));
    const auto now = content_of(made.copy);
    CHECK(std::ranges::count(now, line) == 1);
    CHECK(std::ranges::count(content, line) == 0);
}

TEST_CASE("rows are deleted, exchanged and added") {
    const sample made;
    const auto content = content_of(made.file);
    const auto schema_before = schema_of(made.file);
    std::size_t applied = 0;
    lines added;
    const auto not_done =
        refused(made, row_tamperings(made.file), [&](const tampering& change, const lines& now) {
            const bool swaps = change.words.find("swapped") != std::string::npos;
            CHECK(differences(content, now) == (swaps ? 4 : 1));
            CHECK(schema_of(made.copy) == schema_before);
            if (now.size() > content.size())
                std::ranges::set_difference(now, content, std::back_inserter(added));
            ++applied;
        });
    CHECK(not_done.empty());
    CHECK(applied == 9 + 5 + 5);
    CHECK(added == lines{"counted 9223372036854775806''", "entry 4'b'3X'0102'X'BB01'",
                         "project 'c''żółw'", "share 'a''o''xn'150.5", "vacant 1'x'"});
}

TEST_CASE("what is around the data is changed alone") {
    const sample made;
    const auto content = content_of(made.file);
    const auto schema_before = schema_of(made.file);
    const auto all = schema_tamperings(made.file);
    refused(made, all, [&](const tampering& change, const lines& now) {
        CHECK(now == content);
        const bool is_mark = change.words.ends_with("changed");
        CHECK(differences(schema_before, schema_of(made.copy)) == (is_mark ? 2 : 1));
    });
    CHECK(all.size() == 2 + 1 + 2 + 1);
    CHECK(all_tamperings(made.file).size() == 68 + 19 + 6);

    drop_triggers(made.file, made.copy);
    CHECK(differences(schema_before, schema_of(made.copy)) == 2);
    CHECK(content_of(made.copy) == content);
}

TEST_CASE("one bit of the file is flipped") {
    const temporary_folder folder;
    const auto file = folder.write("db", "abc");
    flip_bit(file, folder.path("copy"), 1, 0);
    CHECK(folder.read("copy") == "acc");
    flip_bit(file, folder.path("copy"), 2, 7);
    CHECK(folder.read("copy") == "ab\xe3");
    CHECK(folder.read("db") == "abc");
    CHECK_THROWS_AS(flip_bit(file, folder.path("copy"), 3, 0), std::logic_error);
}

TEST_CASE("a change of what is not there is a mistake of the test") {
    const sample made;
    const auto all = row_tamperings(made.file);
    SQLite::Database(made.file, SQLite::OPEN_READWRITE).exec("DELETE FROM share");
    CHECK_THROWS_AS(apply(named(all, "share: \"project\" IS 'a' AND \"fund\" IS 'ERDF': deleted"),
                          made.file, made.copy),
                    std::logic_error);
}
