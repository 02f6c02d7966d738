#include "store/faulty_vfs.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

#include <sqlite3.h>

namespace cofin::test {
namespace {

constexpr std::size_t calls_count = static_cast<std::size_t>(file_call::remove) + 1;
using content = std::optional<std::string>; ///< nothing where there is no file

/// Our entry in SQLite's list of file systems: the real one's, with the calls replaced that concern us.
struct listed_vfs : sqlite3_vfs {
    faulty_files* files = nullptr;
};

/// An open file: ours in front, the real one's structure behind it.
struct faulty_file : sqlite3_file {
    faulty_files* files;
    std::string* path; ///< null for a temporary file
};

int error_of(file_call which) {
    switch (which) {
    case file_call::write: return SQLITE_IOERR_WRITE;
    case file_call::sync: return SQLITE_IOERR_FSYNC;
    case file_call::truncate: return SQLITE_IOERR_TRUNCATE;
    case file_call::lock: return SQLITE_IOERR_LOCK;
    case file_call::map_shared: return SQLITE_IOERR_SHMMAP;
    case file_call::lock_shared: return SQLITE_IOERR_SHMLOCK;
    case file_call::open: return SQLITE_CANTOPEN;
    case file_call::remove: return SQLITE_IOERR_DELETE;
    case file_call::any: break;
    }
    return SQLITE_IOERR;
}

content content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

} // namespace

/// What the calls of all open files share.
struct faulty_files {
    sqlite3_vfs* real = nullptr;
    listed_vfs ours{};

    std::mutex guard; ///< of all below
    std::optional<file_fault> planned;
    bool struck = false;
    std::array<std::size_t, calls_count> counted{};
    bool read_only = false;
    std::optional<std::uint64_t> room;
    int open = 0;
    std::map<std::string, content> durable; ///< what a power cut leaves, by path

    std::size_t& count_of(file_call which) { return counted[static_cast<std::size_t>(which)]; }

    /// Counts a call; how it fails, if it does.
    std::optional<file_failure> failure_of(file_call which) {
        const std::scoped_lock held(guard);
        ++count_of(which);
        ++count_of(file_call::any);
        if (!planned)
            return std::nullopt;
        if (struck)
            return planned->for_good ? std::optional{file_failure::error} : std::nullopt;
        const bool ours_to_fail = planned->call == file_call::any || planned->call == which;
        if (!ours_to_fail || count_of(planned->call) != planned->nth)
            return std::nullopt;
        struck = true;
        return planned->how;
    }

    /// The same as SQLite's code, for calls that are carried out or not.
    int code_of(file_call which) {
        const auto failure = failure_of(which);
        if (!failure)
            return SQLITE_OK;
        return *failure == file_failure::busy ? SQLITE_BUSY : error_of(which);
    }

    void make_durable(const std::string& path, content now) {
        const std::scoped_lock held(guard);
        durable[path] = std::move(now);
    }

    /// Before a file is opened. Opening and closing it once more would drop the locks that SQLite holds on it: only the
    /// first time, when it holds none.
    void see(const std::string& path) {
        const std::scoped_lock held(guard);
        if (!durable.contains(path))
            durable[path] = content_of(path);
    }

    [[nodiscard]] bool is_read_only() {
        const std::scoped_lock held(guard);
        return read_only;
    }

    void count_open(int change) {
        const std::scoped_lock held(guard);
        open += change;
    }
};

namespace {

faulty_file& ours(sqlite3_file* file) { return *static_cast<faulty_file*>(file); }
faulty_files& files_of(sqlite3_file* file) { return *ours(file).files; }
sqlite3_file* real(sqlite3_file* file) {
    return static_cast<sqlite3_file*>(static_cast<void*>(&ours(file) + 1));
}
const sqlite3_io_methods& calls(sqlite3_file* file) { return *real(file)->pMethods; }

int close_file(sqlite3_file* file) {
    const int code = calls(file).xClose(real(file));
    files_of(file).count_open(-1);
    delete ours(file).path;
    return code;
}

/// How much of a write there is room for on the disk; it is taken.
int take_room(sqlite3_file* file, int size, sqlite3_int64 at) {
    auto& files = files_of(file);
    sqlite3_int64 end = 0;
    calls(file).xFileSize(real(file), &end);
    const std::scoped_lock held(files.guard);
    const auto growth = std::max<sqlite3_int64>(at + size - end, 0);
    if (!files.room)
        return size;
    const auto given = std::min<sqlite3_int64>(growth, static_cast<sqlite3_int64>(*files.room));
    *files.room -= static_cast<std::uint64_t>(given);
    return std::max(size - static_cast<int>(growth - given), 0);
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    auto& files = files_of(file);
    if (files.is_read_only())
        return SQLITE_READONLY;
    const auto failure = files.failure_of(file_call::write);
    if (failure == file_failure::torn)
        calls(file).xWrite(real(file), bytes, size / 2, at);
    if (failure)
        return failure == file_failure::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    const int fits = take_room(file, size, at);
    const int code = fits == 0 ? SQLITE_OK : calls(file).xWrite(real(file), bytes, fits, at);
    return code == SQLITE_OK && fits < size ? SQLITE_FULL : code;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (files_of(file).is_read_only())
        return SQLITE_READONLY;
    const int code = files_of(file).code_of(file_call::truncate);
    return code != SQLITE_OK ? code : calls(file).xTruncate(real(file), size);
}

/// Takes down what is in the file instead of waiting for the disk. It is read through SQLite's own descriptor.
int sync_file(sqlite3_file* file, int) {
    if (const int code = files_of(file).code_of(file_call::sync); code != SQLITE_OK)
        return code;
    if (ours(file).path == nullptr)
        return SQLITE_OK;
    sqlite3_int64 size = 0;
    calls(file).xFileSize(real(file), &size);
    std::string text(static_cast<std::size_t>(size), '\0');
    const int code = calls(file).xRead(real(file), text.data(), static_cast<int>(size), 0);
    if (code == SQLITE_OK)
        files_of(file).make_durable(*ours(file).path, std::move(text));
    return code;
}

int lock_file(sqlite3_file* file, int level) {
    const int code = files_of(file).code_of(file_call::lock);
    return code != SQLITE_OK ? code : calls(file).xLock(real(file), level);
}

int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    if (files_of(file).is_read_only())
        return SQLITE_CANTOPEN;
    const int code = files_of(file).code_of(file_call::map_shared);
    return code != SQLITE_OK ? code : calls(file).xShmMap(real(file), region, size, extend, memory);
}

int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    const bool locks = (flags & SQLITE_SHM_LOCK) != 0;
    const int code = locks ? files_of(file).code_of(file_call::lock_shared) : SQLITE_OK;
    return code != SQLITE_OK ? code : calls(file).xShmLock(real(file), offset, count, flags);
}

// The rest is the real one's.
int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    return calls(file).xRead(real(file), into, size, at);
}
int size_of(sqlite3_file* file, sqlite3_int64* size) {
    return calls(file).xFileSize(real(file), size);
}
int unlock_file(sqlite3_file* file, int level) { return calls(file).xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* locked) {
    return calls(file).xCheckReservedLock(real(file), locked);
}
int control_file(sqlite3_file* file, int what, void* with) {
    return calls(file).xFileControl(real(file), what, with);
}
int sector_size(sqlite3_file* file) { return calls(file).xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return calls(file).xDeviceCharacteristics(real(file)); }
void shared_barrier(sqlite3_file* file) { calls(file).xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int remove) {
    return calls(file).xShmUnmap(real(file), remove);
}

/// Version 2: without memory-mapped pages, which would be written past us.
constexpr sqlite3_io_methods our_calls{2,
                                       close_file,
                                       read_file,
                                       write_file,
                                       truncate_file,
                                       sync_file,
                                       size_of,
                                       lock_file,
                                       unlock_file,
                                       check_lock,
                                       control_file,
                                       sector_size,
                                       characteristics,
                                       map_shared,
                                       lock_shared,
                                       shared_barrier,
                                       unmap_shared,
                                       nullptr,
                                       nullptr};

faulty_files& files_of(sqlite3_vfs* vfs) { return *static_cast<listed_vfs*>(vfs)->files; }

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* given) {
    auto& files = files_of(vfs);
    file->pMethods = nullptr;
    if (const int code = files.code_of(file_call::open); code != SQLITE_OK)
        return code;
    if (files.is_read_only() && name != nullptr)
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    if (name != nullptr)
        files.see(name);
    ours(file).files = &files;
    real(file)->pMethods = nullptr;
    const int code = files.real->xOpen(files.real, name, real(file), flags, given);
    if (real(file)->pMethods == nullptr)
        return code;
    ours(file).path = name == nullptr ? nullptr : new std::string(name);
    file->pMethods = &our_calls;
    files.count_open(1);
    return code;
}

int remove_file(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    auto& files = files_of(vfs);
    if (files.is_read_only())
        return SQLITE_IOERR_DELETE;
    if (const int code = files.code_of(file_call::remove); code != SQLITE_OK)
        return code;
    const int code = files.real->xDelete(files.real, name, sync_folder);
    if (code == SQLITE_OK)
        files.make_durable(name, std::nullopt);
    return code;
}

} // namespace

faulty_vfs::faulty_vfs() : files_(std::make_unique<faulty_files>()) {
    files_->real = ::sqlite3_vfs_find(nullptr);
    if (files_->real == nullptr || files_->real->xOpen == &open_file)
        throw std::logic_error("one faulty file system at a time");
    static_cast<sqlite3_vfs&>(files_->ours) = *files_->real;
    files_->ours.files = files_.get();
    files_->ours.zName = "cofin-faulty";
    files_->ours.pNext = nullptr;
    files_->ours.szOsFile = static_cast<int>(sizeof(faulty_file)) + files_->real->szOsFile;
    files_->ours.xOpen = &open_file;
    files_->ours.xDelete = &remove_file;
    ::sqlite3_vfs_register(&files_->ours, 1);
}

faulty_vfs::~faulty_vfs() {
    if (files_->open != 0) {
        // Its files would go on calling what is gone.
        std::fputs("a connection outlived its faulty file system\n", stderr);
        std::abort();
    }
    ::sqlite3_vfs_unregister(&files_->ours);
    ::sqlite3_vfs_register(files_->real, 1);
}

void faulty_vfs::arm(const file_fault& planned) {
    const std::scoped_lock held(files_->guard);
    files_->planned = planned;
    files_->struck = false;
    files_->counted = {};
}

void faulty_vfs::disarm() {
    const std::scoped_lock held(files_->guard);
    files_->planned.reset();
}

bool faulty_vfs::struck() const {
    const std::scoped_lock held(files_->guard);
    return files_->struck;
}

std::size_t faulty_vfs::calls(file_call which) const {
    const std::scoped_lock held(files_->guard);
    return files_->count_of(which);
}

void faulty_vfs::set_read_only(bool on) {
    const std::scoped_lock held(files_->guard);
    files_->read_only = on;
}

void faulty_vfs::set_room(std::optional<std::uint64_t> bytes) {
    const std::scoped_lock held(files_->guard);
    files_->room = bytes;
}

void faulty_vfs::lose_what_was_not_synced() {
    const std::scoped_lock held(files_->guard);
    if (files_->open != 0)
        throw std::logic_error("a connection is open");
    for (const auto& [path, kept] : files_->durable) {
        std::filesystem::remove(path + "-shm");
        if (kept)
            std::ofstream(path, std::ios::binary) << *kept;
        else
            std::filesystem::remove(path);
    }
}

} // namespace cofin::test
