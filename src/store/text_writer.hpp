/// Text that grows at its end, piece by small piece.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace cofin::stored {

/// A text that is written from left to right. Entries consist of some fifty pieces of a few bytes each: `std::string` would
/// look after its terminating null at each of them, which is a tenth of a recording's time.
class text_writer {
public:
    /// `expected`: how long it becomes as a rule.
    explicit text_writer(std::size_t expected) : text_(expected, '\0') {}

    text_writer& operator+=(char c) {
        *room(1) = c;
        ++size_;
        return *this;
    }
    text_writer& operator+=(std::string_view more) {
        std::memcpy(room(more.size()), more.data(), more.size());
        size_ += more.size();
        return *this;
    }
    /// Where the next bytes stand, for those that print them by themselves; `wrote(end)` says how far.
    [[nodiscard]] char* room(std::size_t bytes) {
        if (text_.size() - size_ < bytes) [[unlikely]]
            text_.resize(2 * text_.size() + bytes);
        return text_.data() + size_;
    }
    void wrote(const char* end) { size_ = static_cast<std::size_t>(end - text_.data()); }

    [[nodiscard]] std::string take() && {
        text_.resize(size_);
        return std::move(text_);
    }

private:
    std::string text_;
    std::size_t size_ = 0;
};

} // namespace cofin::stored
