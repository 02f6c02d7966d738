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
        put(static_cast<std::uint32_t>(text.size()));
        std::memcpy(next_, text.data(), text.size());
        next_ += text.size();
    }

    /// Reads a line back in the order it was written.
    class reader {
    public:
        template <class T>
            requires std::is_trivially_copyable_v<T>
        void get(T& value) {
            std::memcpy(&value, at_, sizeof value);
            at_ += sizeof value;
        }
        std::string_view text() {
            std::uint32_t size = 0;
            get(size);
            const std::string_view read(at_, size);
            at_ += size;
            return read;
        }

    private:
        friend class line_store;
        explicit reader(const char* at) : at_(at) {}
        const char* at_;
    };
    [[nodiscard]] reader read(position line) const {
        return reader(blocks_[line >> block_bits].get() + (line & (block_size - 1)));
    }

private:
    static constexpr unsigned block_bits =
        22; // four megabytes: the last one is half empty, on average
    static constexpr std::size_t block_size = std::size_t{1} << block_bits;

    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    char* end_ = nullptr;
};

} // namespace cofin
