#include "project/input_file.hpp"

#include "rulebook/nearest_path.hpp"
#include "rulebook/system_words.hpp"
#include "rulebook/text_file.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cofin {
namespace {

[[noreturn]] void refuse(const std::string& name, wording found,
                         wording expected = wording("a file that can be read")) {
    throw parse_error({name}, std::move(found), std::move(expected));
}

[[noreturn]] void refuse_failure(const std::string& name, int failure) {
    if (failure == ENOENT)
        throw parse_error({name}, wording("no such file"), wording("a file that can be read"),
                          nearest_path(name));
    refuse(name, system_words(failure));
}

input_watch& watch_of_this_thread() {
    static thread_local input_watch watch;
    return watch;
}

int opened(const std::string& name) {
    require_path(name);
    const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        refuse_failure(name, errno);
    return descriptor;
}

} // namespace

input_watch watch_input(input_watch next) {
    return std::exchange(watch_of_this_thread(), std::move(next));
}

input_file::input_file(std::string name) : name_(std::move(name)), descriptor_(opened(name_)) {
    try {
        opened_ = current();
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

input_file::~input_file() { ::close(descriptor_); }

input_file::state input_file::current() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0)
        refuse_failure(name_, errno);
    if (S_ISDIR(status.st_mode))
        refuse(name_, wording("a directory"), wording("a file"));
    return {status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec, S_ISREG(status.st_mode)};
}

std::size_t input_file::read(char* into, std::size_t size) {
    std::size_t filled = 0;
    while (filled < size) {
        const auto count = ::read(descriptor_, into + filled, size - filled);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            refuse_failure(name_, errno);
        if (count == 0) {
            took(filled);
            require_unchanged();
            return filled;
        }
        filled += static_cast<std::size_t>(count);
    }
    took(filled);
    return filled;
}

void input_file::took(std::size_t count) {
    taken_ += static_cast<std::int64_t>(count);
    if (auto& told = watch_of_this_thread())
        told(name_, static_cast<std::uint64_t>(taken_), static_cast<std::uint64_t>(opened_.size));
}

void input_file::require_unchanged() const {
    const bool same = current() == opened_;
    // A file of /proc says it is empty and is not: only one with a size can be compared with it.
    const bool whole = !opened_.regular || opened_.size == 0 || taken_ == opened_.size;
    if (!same && opened_.regular)
        refuse(name_, wording("a file that changed while it was read"), wording("a file at rest"));
    if (!whole)
        refuse(name_, wording("fewer or more bytes than the file's size"),
               wording("a file at rest"));
}

} // namespace cofin
