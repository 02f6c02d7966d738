/// Output that is held back until everything was read cleanly.
#pragma once

#include <cofin/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace cofin::cli {

/// Output could not be kept or written: a full disk, a reader that went away.
class output_error : public error {
public:
    /// `what` could not be done, for the reason that `errno` has.
    output_error(wording what, int reason);
};

/// Text of any length in bounded memory: what is beyond `memory_max` waits in a file without a name in `$TMPDIR` (else
/// `/tmp`), which goes away with the process.
///
/// Errors: `output_error` where that file or the final one cannot be written.
class spool {
public:
    static constexpr std::size_t memory_max = std::size_t{4} << 20U;

    spool() = default;
    spool(std::string text)
        : text_(std::move(text)) {} // NOLINT(google-explicit-constructor): it is a text
    ~spool();
    spool(spool&& other) noexcept;
    spool& operator=(spool&& other) noexcept;
    spool(const spool&) = delete;
    spool& operator=(const spool&) = delete;

    void append(std::string_view more) {
        text_ += more;
        if (text_.size() >= memory_max) [[unlikely]]
            move_to_file();
    }

    /// Writes all to an open descriptor, once.
    void write_to(int descriptor);

private:
    void move_to_file();

    std::string text_; ///< follows what is in the file
    int file_ = -1;
};

} // namespace cofin::cli
