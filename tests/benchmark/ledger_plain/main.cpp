// What a ledger is measured against: the same rows read and hashed by nothing but SQLite and OpenSSL, and a bare commit
// beside one of the store.
//
//   cofin_ledger_plain scan FILE          reads all entries and texts of a ledger, hashes them again, compares
//   cofin_ledger_plain bare FILE N        N durable transactions of one row each, in a table of the entry's columns
//   cofin_ledger_plain store FILE N       N durable transactions of one transfer each, through the store

#include <cofin/store/store.hpp>

#include <openssl/evp.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <sqlite3.h>

using namespace cofin;

namespace {

sqlite3* database = nullptr;

void require(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "%s: %s\n", what, database ? sqlite3_errmsg(database) : "");
    std::exit(1);
}
void run(const char* sql) {
    require(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
}
sqlite3_stmt* prepared(const char* sql) {
    sqlite3_stmt* made = nullptr;
    require(sqlite3_prepare_v2(database, sql, -1, &made, nullptr) == SQLITE_OK, sql);
    return made;
}
std::string_view bytes_in(sqlite3_stmt* row, int column) {
    const void* bytes = sqlite3_column_blob(row, column);
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(row, column))};
}

/// SHA-256 of values with their lengths.
struct hash {
    EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* state = EVP_MD_CTX_new();
    unsigned char made[32] = {};
    std::string bytes;

    void add(std::string_view value) {
        const auto size = __builtin_bswap64(value.size());
        bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
        bytes += value;
    }
    std::string_view finish() {
        EVP_DigestInit_ex2(state, algorithm, nullptr);
        EVP_DigestUpdate(state, bytes.data(), bytes.size());
        EVP_DigestFinal_ex(state, made, nullptr);
        bytes.clear();
        return {reinterpret_cast<const char*>(made), sizeof made};
    }
};

/// The first entry of a journal is chained to its name; that one row is taken as it is.
void scan() {
    hash with;
    auto* rows = prepared(
        "SELECT id, kind, booked_on, dated, facts, postings, sealed, hash, salt, text FROM entry "
        "ORDER BY id");
    std::string before;
    long sealed = 0;
    long long journal = 0;
    long count = 0;
    for (; sqlite3_step(rows) == SQLITE_ROW; ++count) {
        const auto of = sqlite3_column_int64(rows, 0) >> 32;
        const bool is_first = of != journal;
        journal = of;
        with.add(before);
        for (int column = 1; column <= 6; ++column)
            with.add(bytes_in(rows, column));
        const auto made = with.finish();
        require(is_first || made == bytes_in(rows, 7), "a hash differs");
        before = bytes_in(rows, 7);
        if (sqlite3_column_type(rows, 8) == SQLITE_NULL)
            continue;
        ++sealed;
        with.add(bytes_in(rows, 8));
        with.add(bytes_in(rows, 9));
        require(with.finish() == bytes_in(rows, 6), "a text differs");
    }
    std::printf("%ld entries, %ld texts\n", count, sealed);
}

void commit_bare(int count) {
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    run("CREATE TABLE entry(id INTEGER PRIMARY KEY, kind TEXT, booked_on TEXT, dated TEXT, facts "
        "TEXT, postings TEXT, "
        "sealed BLOB, hash BLOB NOT NULL) STRICT");
    auto* insert = prepared("INSERT INTO entry VALUES(?, 'transfer', '2024-01-01', '2024-01-01', "
                            "'{\"from\":\"pl\",\"to\":\"cz\",\"amount\":\"0.01 EUR\"}', "
                            "'[[22,1],[6,-1]]', NULL, zeroblob(32))");
    auto* begin = prepared("BEGIN IMMEDIATE");
    auto* end = prepared("COMMIT");
    for (int i = 1; i <= count; ++i) {
        sqlite3_bind_int64(insert, 1, i);
        for (auto* statement : {begin, insert, end}) {
            require(sqlite3_step(statement) == SQLITE_DONE, "a commit");
            sqlite3_reset(statement);
        }
    }
}

void commit_to_store(const std::string& file, int count) {
    ledger_store ledger(file, ledger_store::access::or_new);
    const day on(date::year(2024) / 1 / 1);
    ledger.change([&](ledger_change& now) {
        now.open("P1", euro);
        now.append("P1", {{on, on, {}, {}, commitment{.partners = {"pl", "cz"}}}, {}, {}});
    });
    const std::string project = "P1";
    for (int i = 0; i < count; ++i)
        ledger.change([&](ledger_change& now) {
            now.append(project,
                       {{on, on, {}, {}, transfer{"pl", "cz", money::of_minor(1, euro)}}, {}, {}});
        });
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc > 2 ? argv[1] : "";
    const int count = argc > 3 ? std::atoi(argv[3]) : 0;
    try {
        if (mode == "store") {
            commit_to_store(argv[2], count);
            return 0;
        }
        if (mode != "scan" && mode != "bare")
            return 2;
        require(sqlite3_open(argv[2], &database) == SQLITE_OK, argv[2]);
        if (mode == "scan")
            scan();
        else
            commit_bare(count);
        sqlite3_close(database);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
    return 0;
}
