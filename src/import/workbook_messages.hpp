/// What passes between this program and the helper that reads a workbook.
///
/// The program asks for rows of a sheet; the helper sends blocks of items: the sheets first, then, for each request, rows. The
/// program believes nothing that comes: `block_reader` throws `bad_block` where an item does not end within its block.
#pragma once

#include "import/cell_form.hpp"
#include "process/channel.hpp"

#include <cofin/error.hpp>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cofin::workbook_messages {

/// Bounds of a sheet, those of the programs that write them, and of what a helper may send of one.
inline constexpr std::uint32_t rows_max = 1U << 20U;
inline constexpr std::uint32_t columns_max = 1U << 14U;
inline constexpr std::size_t row_size_max = std::size_t{1} << 20U;
inline constexpr std::size_t cells_max = 50'000'000;
inline constexpr std::size_t sheets_max = 1'000;
inline constexpr std::size_t name_size_max = 1'000;
inline constexpr std::size_t block_size_max = std::size_t{4} << 20U;

/// Rows of the sheet that has this place in the list, at most so many.
struct request {
    std::uint32_t sheet = 0;
    std::uint32_t rows = rows_max;
};

enum class item : std::uint8_t {
    format,        ///< text: XLSX, ODS or FODS
    sheet,         ///< name, hidden, empty
    listed,        ///< no more sheets
    hidden_column, ///< first, last; in front of rows
    row,           ///< number, hidden, count, then cells: kind, computed, text
    ended,         ///< no more rows
    refused ///< row, column, found, expected, both packed: nothing else comes for this request
};

class bad_block : public error {
public:
    bad_block() : error(wording("wrote what is no row")) {}
};

/// Puts items into a block.
class block_writer {
public:
    template <class Number>
    block_writer& number(Number value) {
        static_assert(std::is_integral_v<Number> || std::is_enum_v<Number>);
        const auto at = bytes_.size();
        bytes_.resize(at + sizeof value);
        std::memcpy(bytes_.data() + at, &value, sizeof value);
        return *this;
    }
    block_writer& text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        bytes_ += value;
        return *this;
    }
    [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
    /// Sends the block and begins another.
    void send(channel& to) {
        const auto size = static_cast<std::uint32_t>(bytes_.size());
        to.send(&size, sizeof size);
        to.send(bytes_);
        bytes_.clear();
    }

private:
    std::string bytes_;
};

/// Takes items out of a block, in order. Views are valid until the next block.
class block_reader {
public:
    template <class Number>
    [[nodiscard]] Number number() {
        Number value{};
        const auto bytes = take(sizeof value);
        std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    [[nodiscard]] std::string_view text() { return take(number<std::uint32_t>()); }
    [[nodiscard]] bool at_end() const noexcept { return at_ == bytes_.size(); }
    /// The next block; throws `channel_closed` as well.
    void receive(channel& from) {
        std::uint32_t size = 0;
        from.receive(&size, sizeof size);
        if (size == 0 || size > block_size_max)
            throw bad_block();
        bytes_.resize(size);
        at_ = 0;
        from.receive(bytes_);
    }

private:
    std::string_view take(std::size_t size) {
        if (size > bytes_.size() - at_)
            throw bad_block();
        const auto taken = std::string_view(bytes_).substr(at_, size);
        at_ += size;
        return taken;
    }

    std::string bytes_;
    std::size_t at_ = 0;
};

} // namespace cofin::workbook_messages
