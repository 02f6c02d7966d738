#include "store/sqlite_file.hpp"

#include "rulebook/nearest_path.hpp"
#include "store/sqlite_schema.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <string_view>
#include <thread>

#include <sys/statvfs.h>

namespace cofin::stored {
namespace {

/// How long others are waited for, in all; a single change takes milliseconds.
constexpr std::chrono::seconds patience{60};

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

SQLite::Database opened(const std::string& file, ledger_store::access how) {
    if (file.empty() || file.find('\0') != std::string::npos)
        throw store_error(
            wording("{}: {}", file.substr(0, file.find('\0')),
                    detail::found_instead(file.empty() ? wording("no path")
                                                       : wording("a path with a zero byte"),
                                          wording("a ledger's file"))));
    const bool is_new = how == ledger_store::access::or_new;
    std::error_code problem;
    if (!is_new && !std::filesystem::exists(file, problem))
        throw store_error(detail::or_meant(
            wording("{}: found no such file, expected a ledger", file), nearest_path(file)));
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
    // Absolute, a path has no other meaning for SQLite, as ":memory:" has, which would lose what is booked.
    return {
        std::filesystem::absolute(file).string(),
        (how == ledger_store::access::reading ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE) |
            (is_new ? SQLite::OPEN_CREATE : 0) | SQLite::OPEN_NOMUTEX};
}

/// Two that create one file at once make one ledger.
void create(SQLite::Database& in) {
    SQLite::Transaction change(in, SQLite::TransactionBehavior::IMMEDIATE);
    if (is_empty(in))
        create_schema(in);
    change.commit();
}

void prepare(SQLite::Database& opened, const std::string& file, ledger_store::access how) {
    const bool is_new = how == ledger_store::access::or_new && is_empty(opened);
    if (!is_new)
        require_ledger(opened, file);
    if (how != ledger_store::access::reading)
        opened.exec("PRAGMA journal_mode = WAL");
    opened.exec(
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; "
        "PRAGMA cell_size_check = ON");
    // A recording's transaction fits into memory (KiB).
    opened.exec("PRAGMA cache_size = -16384");
    if (!is_new)
        return;
    create(opened);
    require_ledger(opened, file);
}

} // namespace

SQLite::Database open_file(const std::string& file, ledger_store::access how) {
    auto database = opened(file, how);
    sqlite3_busy_handler(database.getHandle(), wait_for_others, nullptr);
    patiently([&] { prepare(database, file, how); });
    return database;
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

} // namespace cofin::stored
