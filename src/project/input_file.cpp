#include "project/input_file.hpp"

#include "rulebook/text_file.hpp"

#include <cerrno>
#include <system_error>
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
        refuse(name, wording("no such file"));
    refuse(name, "\"" + std::generic_category().message(failure) + "\"");
}

int opened(const std::string& name) {
    require_path(name);
    const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        refuse_failure(name, errno);
    return descriptor;
}

} // namespace

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
            taken_ += static_cast<std::int64_t>(filled);
            require_unchanged();
            return filled;
        }
        filled += static_cast<std::size_t>(count);
    }
    taken_ += static_cast<std::int64_t>(filled);
    return filled;
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
