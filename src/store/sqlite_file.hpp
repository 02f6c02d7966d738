/// A ledger's file as SQLite opens it: shared with others that write, refused in our words.
#pragma once

#include <cofin/store/store.hpp>
#include <cofin/wording.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include <sqlite3.h>

namespace cofin::stored {

/// Opens the file, or makes it where `how` says so. Nothing is written to a file before it is known to be a ledger.
/// Throws `store_error` for one that is missing or none, and what SQLite throws.
[[nodiscard]] SQLite::Database open_file(const std::string& file, ledger_store::access how);

/// What SQLite refused, in our words.
[[nodiscard]] wording in_words(const SQLite::Exception& problem);

/// Waits a little, not as long as everybody else; 0 when `times` in a row have lasted long enough. A busy handler of SQLite.
int wait_for_others(void* unused, int times);

/// Runs `act` again while others keep the file. SQLite does not wait where two could wait for each other, as when both make
/// one file: then both try again.
template <class Act>
auto patiently(const Act& act) {
    for (int times = 0;; ++times) {
        try {
            return act();
        } catch (const SQLite::Exception& problem) {
            if (problem.getErrorCode() != SQLITE_BUSY || wait_for_others(nullptr, times) == 0)
                throw;
        }
    }
}

} // namespace cofin::stored
