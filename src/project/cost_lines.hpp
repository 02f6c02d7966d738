/// Lines of a cost list, kept as bytes until their project's turn comes: a million of them take little more room than
/// their file.
#pragma once

#include <cofin/claim/cost.hpp>
#include <cofin/rules/vocabulary.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cofin {

/// Bytes that are written once, line after line, and read back by the place where a line began.
class line_store {
public:
    /// Where a line begins.
    using position = std::uint64_t;

    /// Begins a line of at most `size` bytes.
    position begin(std::size_t size);

    template <class T>
        requires std::is_trivially_copyable_v<T>
    void put(const T& value) {
        std::memcpy(next_, &value, sizeof value);
        next_ += sizeof value;
    }
    void put(std::string_view text) {
        put_count(text.size());
        std::memcpy(next_, text.data(), text.size());
        next_ += text.size();
    }

    /// A whole number, a byte for each seven bits of it: most are small.
    void put_count(std::uint64_t count) {
        for (; count >= more; count >>= 7U)
            *next_++ = static_cast<char>(count | more);
        *next_++ = static_cast<char>(count);
    }
    /// Most bytes that `put_count` takes.
    static constexpr std::size_t count_size_max = 10;

    /// Reads a line back in the order it was written.
    class reader {
    public:
        template <class T>
            requires std::is_trivially_copyable_v<T>
        void get(T& value) {
            std::memcpy(&value, at_, sizeof value);
            at_ += sizeof value;
        }
        std::uint64_t count() {
            std::uint64_t read = 0;
            for (unsigned shift = 0;; shift += 7) {
                const auto byte = static_cast<unsigned char>(*at_++);
                read |= std::uint64_t{byte & (more - 1U)} << shift;
                if (byte < more)
                    return read;
            }
        }
        std::string_view text() {
            const auto size = static_cast<std::size_t>(count());
            const std::string_view read(at_, size);
            at_ += size;
            return read;
        }

    private:
        friend class line_store;
        explicit reader(const char* at) : at_(at) {}
        const char* at_;
    };
    [[nodiscard]] reader read(position line) const { return reader(address(line)); }
    /// Says that a line will be read soon: those of one project lie far apart, each in memory that no cache holds.
    // Always inlined: gcc 12 drops a call that does nothing but prefetch.
    [[gnu::always_inline]] void prefetch(position line) const {
        constexpr std::size_t cache_line = 64;
        const char* const at = address(line);
        __builtin_prefetch(at);
        __builtin_prefetch(at + cache_line);
        __builtin_prefetch(at + 2 * cache_line); // most lines are no longer
    }

private:
    static constexpr unsigned more = 0x80; ///< set in every byte of a number but its last
    [[nodiscard]] const char* address(position line) const {
        return blocks_[line >> block_bits].get() + (line & (block_size - 1));
    }

    static constexpr unsigned block_bits =
        22; // four megabytes: the last one is half empty, on average
    static constexpr std::size_t block_size = std::size_t{1} << block_bits;

    struct block_release {
        void operator()(char* block) const noexcept;
    };
    std::vector<std::unique_ptr<char, block_release>> blocks_;
    char* next_ = nullptr;
    char* end_ = nullptr;
};

} // namespace cofin
