#include "store/new_file.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace cofin {
namespace {

[[noreturn]] void refuse(const std::string& file) {
    throw std::system_error(errno, std::generic_category(), file);
}

void wait_for_disk(int descriptor, const std::string& file) {
    // EINVAL: what it is has no disk to wait for.
    if (::fsync(descriptor) != 0 && errno != EINVAL)
        refuse(file);
}

/// A name is on the disk when its folder is.
void sync_folder_of(const std::string& file) {
    auto folder = std::filesystem::path(file).parent_path();
    if (folder.empty())
        folder = ".";
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        refuse(file);
    try {
        wait_for_disk(descriptor, file);
    } catch (...) {
        ::close(descriptor);
        throw;
    }
    ::close(descriptor);
}

} // namespace

new_file::new_file(std::string wanted) : wanted_(std::move(wanted)) {
    for (int tries = 0; descriptor_ < 0; ++tries) {
        path_ = wanted_ + "." + std::to_string(::getpid()) + "." + std::to_string(tries);
        descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor_ < 0 && errno != EEXIST)
            refuse(wanted_);
    }
}

new_file::~new_file() {
    ::close(descriptor_);
    if (!path_.empty())
        ::unlink(path_.c_str());
}

void new_file::write(std::string_view text) const {
    while (!text.empty()) {
        const auto written = ::write(descriptor_, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            refuse(wanted_);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

bool new_file::take_name() {
    wait_for_disk(descriptor_, wanted_);
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, wanted_.c_str(), RENAME_NOREPLACE) == 0) {
        path_.clear();
    } else if ((errno != EINVAL && errno != ENOSYS) ||
               ::link(path_.c_str(), wanted_.c_str()) != 0) {
        // Some file systems cannot rename so; there a second name for the file comes to the same.
        if (errno != EEXIST)
            refuse(wanted_);
        return false;
    }
    sync_folder_of(wanted_);
    return true;
}

void new_file::replace() {
    wait_for_disk(descriptor_, wanted_);
    if (::rename(path_.c_str(), wanted_.c_str()) != 0)
        refuse(wanted_);
    path_.clear();
    sync_folder_of(wanted_);
}

} // namespace cofin
