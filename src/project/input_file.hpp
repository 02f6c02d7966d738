/// A file that is read once, from its beginning to its end.
#pragma once

#include <cofin/error.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace cofin {

/// Told while a file is read: its name, the bytes that were taken so far, its size or 0 where it has none.
using input_watch =
    std::function<void(const std::string& file, std::uint64_t taken, std::uint64_t size)>;

/// Sets who is told of all that this thread reads from now on; returns who was told until now.
input_watch watch_input(input_watch next);

/// Reads a file's bytes in turn; a pipe will do.
///
/// Guarantee: what was read is one state of the file. A regular file that another program wrote to meanwhile is refused
/// at its end. Every failure is a `parse_error` whose place is the file: no such file, a directory, no permission, a
/// failing disk. Not for several threads.
class input_file {
public:
    /// Opens the file; throws `parse_error`.
    explicit input_file(std::string name);
    ~input_file();
    input_file(const input_file&) = delete;
    input_file& operator=(const input_file&) = delete;

    [[nodiscard]] const std::string& name() const noexcept { return name_; }

    /// Fills `into` as far as the file goes; fewer than `size` bytes mean its end. Throws `parse_error`.
    std::size_t read(char* into, std::size_t size);

private:
    /// What changes when a file is written to.
    struct state {
        std::int64_t size = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        bool regular = false;

        friend bool operator==(const state&, const state&) = default;
    };
    [[nodiscard]] state current() const;
    void require_unchanged() const;
    void took(std::size_t count);

    std::string name_;
    int descriptor_;
    state opened_;
    std::int64_t taken_ = 0;
};

} // namespace cofin
