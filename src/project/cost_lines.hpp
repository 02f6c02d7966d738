/// Lines of a cost list, kept as bytes until their project's turn comes: a million of them take little more room than
/// their file.
#pragma once

#include <cofin/short_text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cofin {

/// Bytes of a line, written one after the other where `line_store::begin` made room for them.
class line_writer {
public:
    /// Most bytes that `put_count` takes.
    static constexpr std::size_t count_size_max = 10;
    static constexpr std::size_t padding = 32;

    template <class T>
        requires std::is_trivially_copyable_v<T>
    void put(const T& value) {
        std::memcpy(next_, &value, sizeof value);
        next_ += sizeof value;
    }
    void put(std::string_view text) {
        put_count(text.size());
        copy_text(next_, text);
        next_ += text.size();
    }
    /// The same of a text behind which `padding` bytes can be read, as behind the fields of a `csv_reader`: copied without
    /// asking how long it is to the byte.
    void put_padded(std::string_view text) {
        put_count(text.size());
        std::memcpy(next_, text.data(), padding); // most texts are no longer
        for (std::size_t at = padding; at < text.size(); at += padding)
            std::memcpy(next_ + at, text.data() + at, padding);
        next_ += text.size();
    }
    /// A whole number, a byte for each seven bits of it: most are small.
    void put_count(std::uint64_t count) {
        for (; count >= more; count >>= 7U)
            *next_++ = static_cast<char>(count | more);
        *next_++ = static_cast<char>(count);
    }

private:
    friend class line_store;
    friend class line_reader;
    static constexpr unsigned more = 0x80; ///< set in every byte of a number but its last
    explicit line_writer(char* next) : next_(next) {}
    char* next_;
};

/// Lines by shelf: those of one shelf lie one behind the other in the order in which they were kept, so that they are read
/// back as the memory has them.
class line_store {
    /// A stretch of a shelf.
    struct chunk {
        chunk* after;
        const char* end; ///< of its last line; of the last chunk only once another one follows
        [[nodiscard]] char* begin() { return reinterpret_cast<char*>(this + 1); }
    };

public:
    /// Where some of the lines stand. A handle; the store outlives it.
    class shelf {
        friend class line_store;
        friend class line_reader;
        chunk* first_ = nullptr;
        chunk* last_ = nullptr;
        char* next_ = nullptr;
        std::size_t room_ = 0;
    };

    /// Begins a line of at most `size` bytes behind those of a shelf.
    line_writer begin(shelf& on, std::size_t size) {
        const std::size_t room = size + line_writer::padding;
        if (room > on.room_) [[unlikely]]
            extend(on, room);
        return line_writer(on.next_);
    }
    /// Ends the line that was begun last, and calls for the memory of the next one, which no cache holds yet.
    // Always inlined: gcc 12 drops a call that does nothing but prefetch.
    [[gnu::always_inline]] static void end(shelf& on, const line_writer& written) {
        constexpr std::size_t cache_line = 64;
        on.room_ -= static_cast<std::size_t>(written.next_ - on.next_);
        on.next_ = written.next_;
        __builtin_prefetch(on.next_ + cache_line, 1);
        __builtin_prefetch(on.next_ + 2 * cache_line, 1); // most lines are no longer
    }

private:
    friend class line_reader;
    void extend(shelf& on, std::size_t size);
    char* take(std::size_t size);

    struct block_release {
        void operator()(char* block) const noexcept;
    };
    std::vector<std::unique_ptr<char, block_release>> blocks_;
    std::size_t left_ = 0; ///< bytes of the last block that no shelf has
};

/// Reads a shelf line by line, each in the order in which it was written.
class line_reader {
public:
    explicit line_reader(const line_store::shelf& from)
        : chunk_(from.first_), last_(from.next_), at_(chunk_ == nullptr ? last_ : chunk_->begin()) {
    }

    /// Whether there is another line; goes to where it begins.
    bool next_line() {
        if (at_ == last_)
            return false;
        if (chunk_->after != nullptr && at_ == chunk_->end) {
            chunk_ = chunk_->after;
            at_ = chunk_->begin();
        }
        return true;
    }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void get(T& value) {
        std::memcpy(&value, at_, sizeof value);
        at_ += sizeof value;
    }
    std::uint64_t count() {
        const auto first = static_cast<unsigned char>(*at_++);
        return first < line_writer::more ? first : large_count(first);
    }
    std::string_view text() {
        const auto size = static_cast<std::size_t>(count());
        const std::string_view read(at_, size);
        at_ += size;
        return read;
    }

private:
    std::uint64_t large_count(unsigned char byte) {
        std::uint64_t read = 0;
        for (unsigned shift = 0;; shift += 7) {
            read |= std::uint64_t{byte & (line_writer::more - 1U)} << shift;
            if (byte < line_writer::more)
                return read;
            byte = static_cast<unsigned char>(*at_++);
        }
    }

    line_store::chunk* chunk_;
    const char* last_; ///< behind the last line
    const char* at_;
};

} // namespace cofin
