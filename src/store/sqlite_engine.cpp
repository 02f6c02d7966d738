#include "store/engine.hpp"
#include "store/sqlite_file.hpp"
#include "store/sqlite_schema.hpp"

#include <cofin/error.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

#include <sqlite3.h>

namespace cofin::stored {
namespace {

constexpr std::uint32_t agreement_max = 0x7ffffffe;

constexpr std::int64_t id_of(std::uint32_t agreement, std::size_t entry) noexcept {
    return std::int64_t{agreement} << 32U | static_cast<std::int64_t>(entry);
}

class sqlite_engine final : public engine {
public:
    sqlite_engine(const std::string& file, ledger_store::access how)
        : file_(file), database_(attempt([&] { return open_file(file, how); })) {}

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

    std::uint32_t version() override {
        unsigned int version = 0;
        if (sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_DATA_VERSION,
                                 &version) != SQLITE_OK)
            throw store_error(wording("{}: {}", file_, std::string("data version")));
        return version;
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
        auto rows =
            rows_between(agreement, first, last,
                         "id, kind, booked_on, dated, facts, postings, sealed, hash, salt, text");
        while (attempt([&] { return rows.executeStep(); }))
            visit(row_in(rows), text_of(rows));
    }

    void scan_postings(std::uint32_t agreement, std::size_t last,
                       const std::function<void(const posted_row&)>& visit) override {
        auto rows = rows_between(agreement, 1, last, "id, kind, facts, postings");
        while (attempt([&] { return rows.executeStep(); }))
            visit({number_in(rows.getColumn(0)), text_in(rows.getColumn(1)),
                   text_in(rows.getColumn(2)), text_in(rows.getColumn(3))});
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

    std::vector<wording> damages() override {
        return attempt([&] { return damages_of(database_); });
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
    void run(const char* sql) {
        attempt([&] { patiently([&] { prepared(sql).executeStep(); }); });
        prepared(sql).tryReset();
    }

    /// A statement of its own: what is visited may ask for rows itself.
    SQLite::Statement rows_between(std::uint32_t agreement, std::size_t first, std::size_t last,
                                   const std::string& columns) {
        return attempt([&] {
            SQLite::Statement rows(database_,
                                   "SELECT " + columns +
                                       " FROM entry WHERE id BETWEEN ? AND ? ORDER BY id");
            rows.bind(1, id_of(agreement, first));
            rows.bind(2, id_of(agreement, last));
            return rows;
        });
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
