/// Text that grows at its end, piece by small piece.
#pragma once

#include <cofin/short_text.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace cofin::stored {

/// A text that is written from left to right, and again after `clear` in the same memory. Entries consist of some fifty pieces
/// of a few bytes each: `std::string` would look after its terminating null at each of them, which is a tenth of a
/// recording's time.
class text_writer {
public:
    /// `expected`: how long it becomes as a rule.
    explicit text_writer(std::size_t expected)
        : bytes_(std::make_unique_for_overwrite<char[]>(expected)), capacity_(expected) {}

    text_writer& operator+=(char c) {
        *room(1) = c;
        ++size_;
        return *this;
    }
    text_writer& operator+=(std::string_view more) {
        copy_text(room(more.size()), more);
        size_ += more.size();
        return *this;
    }
    /// Where the next bytes stand, for those that print them by themselves; `wrote(end)` says how far.
    [[nodiscard]] char* room(std::size_t bytes) {
        if (capacity_ - size_ < bytes) [[unlikely]]
            grow(bytes);
        return bytes_.get() + size_;
    }
    void wrote(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.get()); }
    void clear() noexcept { size_ = 0; }

    /// Valid until something is written.
    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.get(), size_}; }

private:
    void grow(std::size_t bytes) {
        const std::size_t larger = 2 * capacity_ + bytes;
        auto moved = std::make_unique_for_overwrite<char[]>(larger);
        std::copy_n(bytes_.get(), size_, moved.get());
        bytes_ = std::move(moved);
        capacity_ = larger;
    }

    std::unique_ptr<char[]> bytes_;
    std::size_t capacity_;
    std::size_t size_ = 0;
};

} // namespace cofin::stored
