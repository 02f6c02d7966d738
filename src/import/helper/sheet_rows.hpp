/// Rows of a sheet as they are put together, with the bounds that hold for all kinds of workbooks.
#pragma once

#include "import/helper/cell_text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::workbooks {

/// Cells that are merged; counted from 1, ends included.
struct merged_range {
    std::uint32_t first_row = 0;
    std::uint32_t first_column = 0;
    std::uint32_t last_row = 0;
    std::uint32_t last_column = 0;
};

/// Where rows go. False where no more are wanted.
class row_sink {
public:
    row_sink() = default;
    row_sink(const row_sink&) = delete;
    row_sink& operator=(const row_sink&) = delete;
    virtual ~row_sink() = default;

    virtual void hidden_columns(std::uint32_t first, std::uint32_t last) = 0;
    virtual bool row(std::uint32_t number, bool hidden, const std::vector<cell_value>& cells) = 0;
};

/// Takes the cells of one row after the other. Rows without a cell are passed over, so that any number of them costs nothing.
class sheet_rows {
public:
    static constexpr std::size_t merges_max = 65'536;

    explicit sheet_rows(row_sink& sink) : sink_(sink) {}

    /// Throws `refusal` where the row does not come after the last one.
    void begin(std::uint32_t number, bool hidden);
    /// Throws `refusal` where the cell does not come after the last one, or lies outside of any sheet. Empty cells need not come.
    void put(std::uint32_t column, cell_value value);
    /// May come at any time before the row ends.
    void merge(const merged_range& range);
    /// The row ends; it stands so many times, one below the other.
    void end(std::uint32_t times);

    [[nodiscard]] std::uint32_t number() const noexcept { return number_; }
    /// Whether the sink has had enough.
    [[nodiscard]] bool done() const noexcept { return done_; }

private:
    void mark_merged(const merged_range& range);

    row_sink& sink_;
    std::uint32_t number_ = 0;
    bool hidden_ = false;
    bool done_ = false;
    std::vector<cell_value> cells_;
    std::size_t text_size_ = 0;
    std::size_t widest_ = 0;
    std::uint64_t sent_ = 0; ///< cells
    std::vector<merged_range> merges_;
    std::size_t merges_seen_ = 0;
};

} // namespace cofin::workbooks
