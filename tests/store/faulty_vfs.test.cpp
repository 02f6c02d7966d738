#include "store/faulty_vfs.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

using namespace cofin::test;

namespace {

constexpr int transactions = 6;
constexpr int rows_each = 3;

SQLite::Database opened(const std::string& file) {
    return {file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
}

/// A journal of its own kind: WAL with all syncs, pages moved into the database now and then. How many transactions were
/// committed before something failed; each writes rows larger than a page.
int work(const std::string& file, const char* synchronous = "FULL") {
    int committed = 0;
    try {
        auto database = opened(file);
        database.exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 8;");
        database.exec("PRAGMA synchronous = " + std::string(synchronous));
        database.exec("CREATE TABLE IF NOT EXISTS entry (batch INTEGER, row INTEGER, text TEXT)");
        for (int batch = 1; batch <= transactions; ++batch) {
            SQLite::Transaction transaction(database);
            for (int row = 1; row <= rows_each; ++row)
                database.exec("INSERT INTO entry VALUES (" + std::to_string(batch) + ", " +
                              std::to_string(row) + ", hex(zeroblob(2000)))");
            transaction.commit();
            committed = batch;
        }
    } catch (const SQLite::Exception&) {
        return committed;
    }
    return committed;
}

/// How many transactions the database holds; -1 where it is damaged or holds a part of one.
int found_in(const std::string& file) {
    auto database = opened(file);
    if (database.execAndGet("PRAGMA integrity_check").getString() != "ok")
        return -1;
    if (database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0)
        return 0;
    const int batches = database.execAndGet("SELECT coalesce(max(batch), 0) FROM entry").getInt();
    const int rows = database
                         .execAndGet("SELECT count(*) FROM (SELECT DISTINCT batch, row FROM entry "
                                     "WHERE length(text) = 4000)")
                         .getInt();
    return rows == batches * rows_each ? batches : -1;
}

/// What is in a fresh file after work that a fault met: as many transactions as were committed, or the one under way too.
void require_whole(faulty_vfs& files, const file_fault& fault, bool lost = false) {
    const temporary_folder folder;
    const auto file = folder.path("journal");
    files.arm(fault);
    const int committed = work(file);
    files.disarm();
    if (lost)
        files.lose_what_was_not_synced();
    const int found = found_in(file);
    CAPTURE(static_cast<int>(fault.call), fault.nth, static_cast<int>(fault.how), fault.for_good);
    REQUIRE(found >= committed);
    REQUIRE(found <= committed + 1);
}

} // namespace

TEST_CASE("without a fault nothing changes but that calls are counted") {
    const temporary_folder folder;
    faulty_vfs files;
    files.arm({});
    CHECK(work(folder.path("journal")) == transactions);
    CHECK_FALSE(files.struck());
    for (const auto call : {file_call::write, file_call::sync, file_call::lock, file_call::open,
                            file_call::remove, file_call::map_shared, file_call::lock_shared})
        CHECK(files.calls(call) > 0);
    CHECK(files.calls(file_call::any) > files.calls(file_call::write));
    CHECK(found_in(folder.path("journal")) == transactions);
}

TEST_CASE("the chosen call fails, and only that one") {
    const temporary_folder folder;
    faulty_vfs files;
    auto database = opened(folder.path("journal"));
    database.exec("CREATE TABLE entry (text TEXT)");
    const auto code = [&](const file_fault& fault) {
        files.arm(fault);
        database.tryExec("INSERT INTO entry VALUES ('x')");
        const int given = database.getExtendedErrorCode();
        CHECK(files.struck());
        CHECK(database.tryExec("INSERT INTO entry VALUES ('y')") == SQLITE_OK);
        return given;
    };
    CHECK(code({file_call::write, 2}) == SQLITE_IOERR_WRITE);
    CHECK(code({file_call::write, 2, file_failure::torn}) == SQLITE_IOERR_WRITE);
    CHECK(code({file_call::write, 2, file_failure::full}) == SQLITE_FULL);
    CHECK(code({file_call::sync, 1}) == SQLITE_IOERR_FSYNC);
    CHECK(code({file_call::lock, 1}) == SQLITE_IOERR_LOCK);
    CHECK(code({file_call::lock, 1, file_failure::busy}) == SQLITE_BUSY);
    CHECK(code({file_call::remove, 1}) == SQLITE_IOERR_DELETE);

    files.arm({file_call::write, 1, file_failure::error, true});
    CHECK(database.tryExec("INSERT INTO entry VALUES ('x')") != SQLITE_OK);
    CHECK(database.tryExec("INSERT INTO entry VALUES ('x')") != SQLITE_OK);
    files.disarm();
    CHECK(database.tryExec("INSERT INTO entry VALUES ('x')") == SQLITE_OK);
}

TEST_CASE("each call fails once, and the journal holds what was committed") {
    const auto fault =
        GENERATE(file_fault{file_call::write}, file_fault{file_call::write, 0, file_failure::torn},
                 file_fault{file_call::write, 0, file_failure::full}, file_fault{file_call::sync},
                 file_fault{file_call::truncate}, file_fault{file_call::lock},
                 file_fault{file_call::lock, 0, file_failure::busy},
                 file_fault{file_call::map_shared}, file_fault{file_call::lock_shared},
                 file_fault{file_call::lock_shared, 0, file_failure::busy},
                 file_fault{file_call::open}, file_fault{file_call::remove});
    faulty_vfs files;
    const auto runs =
        with_each_fault(files, fault, [&](const file_fault& next) { require_whole(files, next); });
    CAPTURE(static_cast<int>(fault.call));
    CHECK(runs > (fault.call == file_call::truncate ? 0U : 1U));
}

TEST_CASE("after a power cut the journal holds what was committed") {
    const bool torn = GENERATE(false, true);
    const bool lost = GENERATE(false, true);
    faulty_vfs files;
    const file_fault cut{file_call::any, 0, torn ? file_failure::torn : file_failure::error, true};
    const auto runs = with_each_fault(
        files, cut, [&](const file_fault& next) { require_whole(files, next, lost); });
    CHECK(runs > 100);
}

TEST_CASE("a journal that does not wait for the disk is seen to lose what was committed") {
    faulty_vfs files;
    std::size_t losses = 0;
    with_each_fault(files, {file_call::any, 0, file_failure::error, true},
                    [&](const file_fault& next) {
                        const temporary_folder folder;
                        files.arm(next);
                        const int committed = work(folder.path("journal"), "NORMAL");
                        files.disarm();
                        files.lose_what_was_not_synced();
                        losses += found_in(folder.path("journal")) < committed ? 1U : 0U;
                    });
    CHECK(losses > 0);
}

TEST_CASE("a torn page without a journal is seen to be damage") {
    faulty_vfs files;
    const temporary_folder folder;
    std::size_t damaged = 0;
    with_each_fault(files, {file_call::write, 0, file_failure::torn, true},
                    [&](const file_fault& next) {
                        const auto file = folder.path(std::to_string(next.nth));
                        auto database = opened(file);
                        database.exec("PRAGMA journal_mode = OFF; CREATE TABLE entry (text TEXT);"
                                      "INSERT INTO entry VALUES (hex(zeroblob(9000)))");
                        files.arm(next);
                        database.tryExec("INSERT INTO entry SELECT text || '1' FROM entry");
                        files.disarm();
                        auto again = opened(file);
                        try {
                            const auto said = again.execAndGet("PRAGMA integrity_check");
                            damaged += said.getString() == "ok" ? 0U : 1U;
                        } catch (const SQLite::Exception&) {
                            ++damaged;
                        }
                    });
    CHECK(damaged > 0);
}

TEST_CASE("on a disk that is full a transaction is not taken, and the others stay") {
    const temporary_folder folder;
    faulty_vfs files;
    const auto room = GENERATE(0U, 1U, 5'000U, 50'000U, 70'000U);
    files.set_room(room);
    const int committed = work(folder.path("journal"));
    CHECK(committed < transactions);
    CHECK((room < 50'000U || committed > 0));
    files.set_room(std::nullopt);
    CHECK(found_in(folder.path("journal")) == committed);
    CHECK(work(folder.path("journal")) == transactions);
}

TEST_CASE("a disk that cannot be written to is read") {
    const temporary_folder folder;
    faulty_vfs files;
    opened(folder.path("plain")).exec("CREATE TABLE entry (text TEXT)");
    work(folder.path("journal"));
    files.set_read_only(true);
    {
        auto database = opened(folder.path("plain"));
        CHECK(database.execAndGet("SELECT count(*) FROM entry").getInt() == 0);
        CHECK(database.tryExec("INSERT INTO entry VALUES ('x')") == SQLITE_READONLY);
        auto journal = opened(folder.path("journal"));
        CHECK(journal.tryExec("SELECT * FROM entry") == SQLITE_CANTOPEN);
        CHECK_THROWS_AS(opened(folder.path("new")), SQLite::Exception);
    }
    files.set_read_only(false);
    CHECK(found_in(folder.path("journal")) == transactions);
    CHECK_FALSE(std::filesystem::exists(folder.path("new")));
}

TEST_CASE("one faulty file system at a time, and the system's own afterwards") {
    const std::string before = ::sqlite3_vfs_find(nullptr)->zName;
    {
        const faulty_vfs files;
        CHECK(::sqlite3_vfs_find(nullptr)->zName != before);
        CHECK_THROWS_AS(faulty_vfs(), std::logic_error);
    }
    CHECK(::sqlite3_vfs_find(nullptr)->zName == before);
}
