#include "store/engine.hpp"

#include <cofin/error.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <limits>
#include <map>
#include <random>
#include <thread>
#include <utility>

#include <sys/statvfs.h>

#include <sqlite3.h>

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

constexpr std::uint32_t agreement_max = 0x7ffffffe;

constexpr std::int64_t id_of(std::uint32_t agreement, std::size_t entry) noexcept {
    return std::int64_t{agreement} << 32U | static_cast<std::int64_t>(entry);
}

/// How long others are waited for, in all; a single change takes milliseconds.
constexpr std::chrono::seconds patience{60};

/// Waits a little, not as long as everybody else.
int wait_for_others(void* /*unused*/, int times) {
    thread_local std::minstd_rand noise{std::random_device{}()};
    thread_local std::chrono::steady_clock::time_point since;
    const auto now = std::chrono::steady_clock::now();
    if (times == 0)
        since = now;
    if (now - since > patience)
        return 0;
    const auto longest = static_cast<std::minstd_rand::result_type>(200 << std::min(times, 6));
    std::this_thread::sleep_for(std::chrono::microseconds(100 + noise() % longest));
    return 1;
}

wording in_words(const SQLite::Exception& problem) {
    switch (problem.getErrorCode()) {
    case SQLITE_NOTADB: return wording("it is no ledger: {}", std::string(problem.what()));
    case SQLITE_CORRUPT: return wording("it is damaged: {}", std::string(problem.what()));
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return wording("somebody else keeps it locked");
    case SQLITE_FULL: return wording("the disk is full");
    case SQLITE_READONLY: return wording("it cannot be written to");
    case SQLITE_CANTOPEN:
        return wording(
            "it cannot be opened (its log stands beside it, in a folder that can be written)");
    default: return std::string(problem.what());
    }
}

/// A file as SQLite's URI. `immutable`: nobody can write it, so that no lock and no log are looked for.
std::string immutable_uri(const std::string& file) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-._~/";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return uri + "?immutable=1";
}

bool is_on_read_only_medium(const std::string& file) {
    struct statvfs medium {};
    return ::statvfs(file.c_str(), &medium) == 0 && (medium.f_flag & ST_RDONLY) != 0;
}

class sqlite_engine final : public engine {
public:
    sqlite_engine(const std::string& file, ledger_store::access how)
        : file_(file), database_(attempt([&] { return open(file, how); })) {
        attempt([&] { patiently([&] { prepare(how); }); });
    }

    void begin_writing() override { run("BEGIN IMMEDIATE"); }
    void begin_reading() override { run("BEGIN"); }
    void commit() override {
        for (auto& statement : statements_)
            statement.second->tryReset();
        run("COMMIT");
        if (!std::exchange(erased_, false))
            return;
        // What was deleted is overwritten in the file; the log before it still holds it until it is emptied. Where others are
        // reading, the last of them empties it.
        static_cast<void>(database_.tryExec("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    void roll_back() noexcept override {
        try {
            erased_ = false;
            for (auto& statement : statements_)
                if (statement.second)
                    statement.second->tryReset();
            if (sqlite3_get_autocommit(database_.getHandle()) == 0)
                database_.tryExec("ROLLBACK");
        } catch (...) {
            // The connection ends with this object; what it did not commit ends with it.
        }
    }

    std::vector<agreement_row> agreements() override {
        return attempt([&] {
            std::vector<agreement_row> rows;
            auto& query =
                prepared("SELECT number, project, currency FROM agreement ORDER BY number");
            const SQLite::Statement& columns = query;
            while (query.executeStep())
                rows.push_back({columns.getColumn(0).getUInt(), columns.getColumn(1).getString(),
                                columns.getColumn(2).getString()});
            return rows;
        });
    }
    void add_agreement(const agreement_row& row) override {
        attempt([&] {
            auto& insert = prepared("INSERT INTO agreement VALUES(?, ?, ?)");
            insert.bind(1, row.number);
            insert.bindNoCopy(2, row.project);
            insert.bindNoCopy(3, row.currency);
            insert.exec();
        });
    }

    row_head head(std::uint32_t agreement) override {
        return attempt([&] {
            auto& query = prepared(
                "SELECT id, hash FROM entry WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1");
            query.bind(1, id_of(agreement, 0));
            query.bind(2, id_of(agreement, 0xffffffffU));
            if (!query.executeStep())
                return row_head{};
            return row_head{number_in(query.getColumn(0)), digest_in(query.getColumn(1))};
        });
    }
    std::size_t last_by(std::uint32_t agreement, std::string_view booked_on) override {
        return attempt([&] {
            auto& query = prepared("SELECT booked_on FROM entry WHERE id = ?");
            std::size_t first = 0; // booked by then, or before the first
            std::size_t last = head(agreement).entries;
            while (first < last) {
                const std::size_t middle = last - (last - first) / 2;
                query.reset();
                query.bind(1, id_of(agreement, middle));
                if (!query.executeStep())
                    throw store_error(
                        wording("{}: entry {} is missing", file_, std::to_string(middle)));
                if (text_in(query.getColumn(0)) <= booked_on)
                    first = middle;
                else
                    last = middle - 1;
            }
            query.reset();
            return first;
        });
    }

    void append(std::uint32_t agreement, const entry_row& row,
                const std::optional<sealed_text>& text) override {
        attempt([&] {
            auto& insert = prepared("INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            insert.bind(1, id_of(agreement, row.number));
            bind(insert, 2, row.kind);
            bind(insert, 3, row.booked_on);
            bind(insert, 4, row.dated);
            bind(insert, 5, row.facts);
            bind(insert, 6, row.postings);
            if (row.sealed)
                insert.bindNoCopy(7, row.sealed->bytes.data(), size_of_digest);
            else
                insert.bind(7);
            insert.bindNoCopy(8, row.hash.bytes.data(), size_of_digest);
            if (text) {
                insert.bindNoCopy(9, text->salt.data(), static_cast<int>(text->salt.size()));
                bind(insert, 10, text->text);
            } else {
                insert.bind(9);
                insert.bind(10);
            }
            insert.exec();
        });
    }

    void scan(std::uint32_t agreement, std::size_t first, std::size_t last,
              const visit_row& visit) override {
        auto rows = rows_between(agreement, first, last, ", salt, text");
        while (attempt([&] { return rows.executeStep(); }))
            visit(row_in(rows), text_of(rows));
    }

    void scan_rows(std::uint32_t agreement, std::size_t first, std::size_t last,
                   const std::function<void(const entry_row&)>& visit) override {
        auto rows = rows_between(agreement, first, last, "");
        while (attempt([&] { return rows.executeStep(); }))
            visit(row_in(rows));
    }

    bool find(std::uint32_t agreement, std::size_t entry, const visit_row& visit) override {
        return attempt([&] {
            auto& rows =
                prepared("SELECT id, kind, booked_on, dated, facts, postings, sealed, hash, "
                         "salt, text FROM entry WHERE id = ?");
            rows.bind(1, id_of(agreement, entry));
            if (!rows.executeStep())
                return false;
            visit(row_in(rows), text_of(rows));
            rows.reset();
            return true;
        });
    }
    void erase_text(std::uint32_t agreement, std::size_t entry) override {
        attempt([&] {
            auto& erase = prepared(
                "UPDATE entry SET salt = NULL, text = NULL WHERE id = ? AND text IS NOT NULL");
            erase.bind(1, id_of(agreement, entry));
            erased_ = erase.exec() > 0 || erased_;
        });
    }
    std::size_t stray_rows() override {
        std::size_t strays = 0;
        std::int64_t from = std::numeric_limits<std::int64_t>::min();
        for (const auto& row : agreements()) {
            if (row.number > agreement_max)
                throw store_error(
                    wording("{}: found an agreement of number {}, expected at most {}", file_,
                            std::to_string(row.number), std::to_string(agreement_max)));
            strays += rows_from(from, id_of(row.number, 0) - 1);
            from = id_of(row.number, 0xffffffffU) + 1;
        }
        return strays + rows_from(from, std::numeric_limits<std::int64_t>::max());
    }

    void put_rulebook(std::string_view sha256, std::string_view canonical_json) override {
        attempt([&] {
            auto& insert = prepared("INSERT OR IGNORE INTO rulebook VALUES(?, ?)");
            bind(insert, 1, sha256);
            bind(insert, 2, canonical_json);
            insert.exec();
        });
    }
    std::optional<std::string> rulebook(std::string_view sha256) override {
        return attempt([&]() -> std::optional<std::string> {
            auto& query = prepared("SELECT json FROM rulebook WHERE sha256 = ?");
            bind(query, 1, sha256);
            if (!query.executeStep())
                return std::nullopt;
            std::string json = query.getColumn(0).getString();
            query.reset();
            return json;
        });
    }
    void each_rulebook(const visit_text& visit) override {
        SQLite::Statement query(database_, "SELECT sha256, json FROM rulebook ORDER BY sha256");
        while (attempt([&] { return query.executeStep(); }))
            visit(text_in(query.getColumn(0)), text_in(query.getColumn(1)));
    }

    /// Tables and guards are as this version makes them.
    std::vector<wording> damages() override {
        return attempt([&] {
            SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
            fresh.exec(schema);
            const auto expected = objects_of(fresh);
            const auto found = objects_of(database_);
            std::vector<wording> problems;
            for (const auto& [name, sql] : expected)
                if (const auto at = found.find(name); at == found.end())
                    problems.push_back(wording("its guard or table {} is missing", name));
                else if (at->second != sql)
                    problems.push_back(wording("its guard or table {} is another one", name));
            for (const auto& [name, sql] : found)
                if (!expected.contains(name))
                    problems.push_back(
                        wording("it holds {}, which no ledger has", in_quotes(name)));
            // Whoever verifies reads the rows of entries and texts; these two are looked up by their indexes.
            for (const char* table : {"agreement", "rulebook"}) {
                SQLite::Statement check(database_,
                                        "PRAGMA integrity_check(" + std::string(table) + ")");
                while (check.executeStep())
                    if (const auto said = text_in(check.getColumn(0)); said != "ok")
                        problems.push_back(wording("table {} is damaged: {}", std::string(table),
                                                   std::string(said)));
            }
            return problems;
        });
    }

private:
    static constexpr int size_of_digest = 32;

    /// Runs what the database may refuse, in our words.
    template <class Act>
    auto attempt(const Act& act) const -> decltype(act()) {
        try {
            return act();
        } catch (const SQLite::Exception& problem) {
            throw store_error(wording("{}: {}", file_, in_words(problem)));
        }
    }
    /// SQLite does not wait where two could wait for each other, as when both make one file: then both try again.
    template <class Act>
    static void patiently(const Act& act) {
        for (int times = 0;; ++times) {
            try {
                return act();
            } catch (const SQLite::Exception& problem) {
                if (problem.getErrorCode() != SQLITE_BUSY || wait_for_others(nullptr, times) == 0)
                    throw;
            }
        }
    }
    void run(const char* sql) {
        attempt([&] { patiently([&] { prepared(sql).executeStep(); }); });
        prepared(sql).tryReset();
    }

    static std::map<std::string, std::string> objects_of(const SQLite::Database& in) {
        std::map<std::string, std::string> objects;
        SQLite::Statement query(in, "SELECT name, coalesce(sql, '') FROM sqlite_master");
        while (query.executeStep())
            objects.emplace(query.getColumn(0).getString(), query.getColumn(1).getString());
        return objects;
    }

    static SQLite::Database open(const std::string& file, ledger_store::access how) {
        const bool is_new = how == ledger_store::access::or_new;
        std::error_code problem;
        if (!is_new && !std::filesystem::exists(file, problem))
            throw store_error(wording("{}: found no such file, expected a ledger", file));
        if (how == ledger_store::access::reading && is_on_read_only_medium(file)) {
            // An auditor's copy. Without its log it may lack its last entries: that is not left unsaid.
            if (std::filesystem::exists(file + "-wal", problem) &&
                std::filesystem::file_size(file + "-wal", problem) > 0)
                throw store_error(wording("{}: found its log beside it on a medium that cannot be "
                                          "written, expected a copy of both on one that can",
                                          file));
            return {immutable_uri(file),
                    SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX};
        }
        return {file, (how == ledger_store::access::reading ? SQLite::OPEN_READONLY
                                                            : SQLite::OPEN_READWRITE) |
                          (is_new ? SQLite::OPEN_CREATE : 0) | SQLite::OPEN_NOMUTEX};
    }

    void prepare(ledger_store::access how) {
        sqlite3_busy_handler(database_.getHandle(), wait_for_others, nullptr);
        // Nothing is written to a file before it is known to be ours.
        const bool is_new =
            how == ledger_store::access::or_new && number("PRAGMA schema_version") == 0;
        if (!is_new)
            require_ledger();
        if (how != ledger_store::access::reading)
            database_.exec("PRAGMA journal_mode = WAL");
        database_.exec("PRAGMA synchronous = FULL;"
                       "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;"
                       "PRAGMA cell_size_check = ON");
        // A recording's transaction fits into memory (KiB), and the log is copied back every 32 MiB instead of every 4.
        database_.exec("PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 8192");
        if (is_new)
            create();
    }

    void require_ledger() {
        if (number("PRAGMA application_id") != application_id)
            throw store_error(
                wording("{}: found a database of another program, expected a ledger", file_));
        if (const auto version = number("PRAGMA user_version"); version != newest_version)
            throw store_error(
                wording("{}: found a ledger of version {}, expected version {}{}", file_,
                        std::to_string(version), std::to_string(newest_version),
                        version > newest_version ? wording(": it was written by a newer cofin")
                                                 : wording("")));
    }

    /// Two that create one file at once make one ledger.
    void create() {
        begin_writing();
        if (number("PRAGMA schema_version") == 0) {
            database_.exec(schema);
            database_.exec("PRAGMA application_id = " + std::to_string(application_id));
            database_.exec("PRAGMA user_version = " + std::to_string(newest_version));
        }
        commit();
        require_ledger();
    }

    /// A statement of its own: what is visited may ask for rows itself.
    SQLite::Statement rows_between(std::uint32_t agreement, std::size_t first, std::size_t last,
                                   const char* more) {
        return attempt([&] {
            SQLite::Statement rows(
                database_,
                std::string("SELECT id, kind, booked_on, dated, facts, postings, sealed, hash") +
                    more + " FROM entry WHERE id BETWEEN ? AND ? ORDER BY id");
            rows.bind(1, id_of(agreement, first));
            rows.bind(2, id_of(agreement, last));
            return rows;
        });
    }

    std::int64_t number(const char* pragma) {
        SQLite::Statement query(database_, pragma);
        return query.executeStep() ? query.getColumn(0).getInt64() : 0;
    }
    std::size_t rows_from(std::int64_t first, std::int64_t last) {
        if (first > last)
            return 0;
        return attempt([&] {
            auto& query = prepared("SELECT count(*) FROM entry WHERE id BETWEEN ? AND ?");
            query.bind(1, first);
            query.bind(2, last);
            query.executeStep();
            const auto rows = static_cast<std::size_t>(query.getColumn(0).getInt64());
            query.reset();
            return rows;
        });
    }

    /// A statement that is compiled once, ready to be bound.
    SQLite::Statement& prepared(const char* sql) {
        for (auto& [known, statement] : statements_)
            if (known == sql) {
                statement->tryReset();
                return *statement;
            }
        statements_.emplace_back(sql, std::make_unique<SQLite::Statement>(database_, sql));
        return *statements_.back().second;
    }
    /// SQLiteCpp binds no views. What is bound stays here until the statement has run.
    void bind(SQLite::Statement& statement, int index, std::string_view text) {
        auto& kept = bound_.at(static_cast<std::size_t>(index));
        kept = text;
        statement.bindNoCopy(index, kept);
    }
    static std::string_view text_in(const SQLite::Column& column) {
        const char* text = column.getText();
        return {text, static_cast<std::size_t>(column.getBytes())};
    }
    static std::size_t number_in(const SQLite::Column& id) {
        return static_cast<std::size_t>(id.getInt64() & 0xffffffff);
    }
    digest digest_in(const SQLite::Column& column) const {
        digest read;
        require_blob(column, read.bytes.size());
        std::memcpy(read.bytes.data(), column.getBlob(), read.bytes.size());
        return read;
    }
    cofin::salt salt_in(const SQLite::Column& column) const {
        cofin::salt read;
        require_blob(column, read.size());
        std::memcpy(read.data(), column.getBlob(), read.size());
        return read;
    }
    void require_blob(const SQLite::Column& column, std::size_t size) const {
        if (!column.isBlob() || static_cast<std::size_t>(column.getBytes()) != size)
            throw store_error(wording("{}: found {} bytes, expected a digest or a salt of {}",
                                      file_, std::to_string(column.getBytes()),
                                      std::to_string(size)));
    }
    entry_row row_in(SQLite::Statement& rows) const {
        entry_row row{number_in(rows.getColumn(0)),
                      text_in(rows.getColumn(1)),
                      text_in(rows.getColumn(2)),
                      text_in(rows.getColumn(3)),
                      text_in(rows.getColumn(4)),
                      text_in(rows.getColumn(5)),
                      {},
                      digest_in(rows.getColumn(7))};
        if (const auto sealed = rows.getColumn(6); !sealed.isNull())
            row.sealed = digest_in(sealed);
        return row;
    }

    /// What the entry sealed, of columns 8 and 9.
    std::optional<sealed_text> text_of(SQLite::Statement& rows) const {
        const auto salt = rows.getColumn(8);
        const auto text = rows.getColumn(9);
        if (salt.isNull() != text.isNull())
            throw store_error(
                wording("{}: found a salt or a text alone, expected both or neither", file_));
        if (salt.isNull())
            return std::nullopt;
        return sealed_text{salt_in(salt), text_in(text)};
    }

    std::string file_;
    SQLite::Database database_;
    std::vector<std::pair<const char*, std::unique_ptr<SQLite::Statement>>> statements_;
    std::array<std::string, 11> bound_;
    bool erased_ = false;
};

} // namespace

std::unique_ptr<engine> open_sqlite(const std::string& file, ledger_store::access how) {
    return std::make_unique<sqlite_engine>(file, how);
}

} // namespace cofin::stored
