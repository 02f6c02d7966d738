#include "process/sealed_file.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace cofin {
namespace {

[[noreturn]] void refuse(int descriptor, const char* what) {
    const int reason = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    throw std::system_error(reason, std::generic_category(), what);
}

} // namespace

sealed_file::sealed_file(std::string_view bytes)
    : descriptor_(::memfd_create("cofin-sealed", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
    if (descriptor_ < 0)
        refuse(descriptor_, "a file in memory");
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            refuse(descriptor_, "writing a file in memory");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    // Whoever is given a duplicate reads on from here.
    if (::lseek(descriptor_, 0, SEEK_SET) != 0)
        refuse(descriptor_, "rewinding a file in memory");
    constexpr int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
    if (::fcntl(descriptor_, F_ADD_SEALS, seals) != 0)
        refuse(descriptor_, "sealing a file in memory");
}

sealed_file::~sealed_file() { ::close(descriptor_); }

std::string sealed_file::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

} // namespace cofin
