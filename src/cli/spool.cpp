#include "cli/spool.hpp"

#include "rulebook/system_words.hpp"

#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace cofin::cli {
namespace {

void write_all(int descriptor, std::string_view text, const char* purpose) {
    while (!text.empty()) {
        const auto count = ::write(descriptor, text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw output_error(wording::of(purpose, {}), errno);
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

/// A file that no name leads to, so that nobody finds it and nothing is left behind.
int open_nameless() {
    const char* const set = std::getenv("TMPDIR");
    const std::string folder = set != nullptr && *set != '\0' ? set : "/tmp";
    int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) { // not every file system can do that
        std::string name = folder + "/cofin-XXXXXX";
        file = ::mkostemp(name.data(), O_CLOEXEC);
        if (file < 0)
            throw output_error(wording("the output could not be kept in {}", folder), errno);
        ::unlink(name.c_str());
    }
    return file;
}

} // namespace

output_error::output_error(wording what, int reason)
    : error(wording("{}: {}", std::move(what), system_words(reason))) {}

spool::~spool() {
    if (file_ >= 0)
        ::close(file_);
}

spool::spool(spool&& other) noexcept
    : text_(std::move(other.text_)), file_(std::exchange(other.file_, -1)) {}

spool& spool::operator=(spool&& other) noexcept {
    std::swap(text_, other.text_);
    std::swap(file_, other.file_);
    return *this;
}

void spool::move_to_file() {
    if (file_ < 0)
        file_ = open_nameless();
    write_all(file_, text_,
              to_translate("the output could not be kept in the temporary folder (TMPDIR)"));
    text_.clear();
}

void spool::write_to(int descriptor) {
    constexpr const char* purpose = to_translate("the output could not be written");
    if (file_ >= 0) {
        if (::lseek(file_, 0, SEEK_SET) < 0)
            throw output_error(wording("the output could not be read back"), errno);
        std::string block(memory_max / 4, '\0');
        for (;;) {
            const auto count = ::read(file_, block.data(), block.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                throw output_error(wording("the output could not be read back"), errno);
            if (count == 0)
                break;
            write_all(descriptor,
                      std::string_view(block).substr(0, static_cast<std::size_t>(count)), purpose);
        }
    }
    write_all(descriptor, text_, purpose);
}

} // namespace cofin::cli
