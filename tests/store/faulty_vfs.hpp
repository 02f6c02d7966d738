#pragma once

// A file system for SQLite that fails when a test says so.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace cofin::test {

/// What SQLite asks of a file system. Unlocking, unmapping, reading and closing never fail.
enum class file_call { any, write, sync, truncate, lock, map_shared, lock_shared, open, remove };

/// What a failing call gives.
enum class file_failure {
    error, ///< the input/output error of its kind, nothing done
    busy,  ///< SQLITE_BUSY, as if another program held the lock
    full,  ///< SQLITE_FULL, nothing written
    torn,  ///< half of the bytes are written, then the error
};

/// The call that fails.
struct file_fault {
    file_call call = file_call::any;
    std::size_t nth = 0; ///< counted from 1 since `arm`
    file_failure how = file_failure::error;
    bool for_good = false; ///< every counted call after it fails as well, as after a power cut
};

struct faulty_files;

/// While it lives, SQLite's default file system: the system's own, in which chosen calls fail. Syncs are taken down and not
/// carried out, which makes tests fast and `lose_what_was_not_synced` exact. One at a time; all connections opened meanwhile
/// must be closed before it goes. Connections may be in several threads.
class faulty_vfs {
public:
    faulty_vfs();
    ~faulty_vfs();
    faulty_vfs(const faulty_vfs&) = delete;
    faulty_vfs& operator=(const faulty_vfs&) = delete;

    /// Counts from zero, and lets that call fail.
    void arm(const file_fault& planned);
    /// Nothing fails from here on; what was counted stays.
    void disarm();
    /// Whether the fault came about since `arm`.
    [[nodiscard]] bool struck() const;
    /// Calls since `arm`.
    [[nodiscard]] std::size_t calls(file_call which) const;

    /// A disk on which nothing can be written, created or deleted; databases open for reading. Shared memory cannot be made.
    void set_read_only(bool on);
    /// How many bytes files may grow by from here on: a write beyond is cut off and gives SQLITE_FULL. Empty: without end.
    void set_room(std::optional<std::uint64_t> bytes);

    /// What a power cut may leave: every file as it was at its last sync, or when it was first opened here; a file that is
    /// newer than that is gone. Only while no connection is open.
    void lose_what_was_not_synced();

private:
    std::unique_ptr<faulty_files> files_;
};

/// `run(fault)` with the first, second, ... call of its class failing, until a run goes through without. `run` calls `arm`
/// where its work begins. The number of runs that were struck.
template <class Run>
std::size_t with_each_fault(const faulty_vfs& files, file_fault fault, const Run& run) {
    for (fault.nth = 1;; ++fault.nth) {
        run(fault);
        if (!files.struck())
            return fault.nth - 1;
    }
}

} // namespace cofin::test
