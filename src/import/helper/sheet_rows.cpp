#include "import/helper/sheet_rows.hpp"

#include "import/helper/refusal.hpp"
#include "import/workbook_messages.hpp"

#include <algorithm>

namespace cofin::workbooks {

namespace bounds = workbook_messages;

void sheet_rows::begin(std::uint32_t number, bool hidden) {
    if (number <= number_)
        throw refusal{said("row {} behind row {}", number, number_), said(whole_workbook), number};
    number_ = number;
    hidden_ = hidden;
    cells_.clear();
    text_size_ = 0;
}

void sheet_rows::put(std::uint32_t column, cell_value value) {
    if (column > bounds::columns_max)
        throw refusal{said("a cell in column {}", column),
                      said("at most {} columns", bounds::columns_max), number_, column};
    if (number_ > bounds::rows_max)
        throw refusal{said("a cell in row {}", number_), said("at most {} rows", bounds::rows_max),
                      number_, column};
    if (column <= cells_.size())
        throw refusal{said("a cell that comes twice or in disorder"), said(whole_workbook), number_,
                      column};
    text_size_ += value.text.size();
    if (text_size_ > bounds::row_size_max)
        throw refusal{said("a row of more than {} bytes", bounds::row_size_max),
                      said("shorter rows"), number_, column};
    cells_.resize(column);
    cells_.back() = std::move(value);
}

void sheet_rows::merge(const merged_range& range) {
    if (++merges_seen_ > merges_max)
        throw refusal{said("more than {} merged cells", merges_max), said("fewer"), range.first_row,
                      range.first_column};
    merges_.push_back(range);
}

/// In a range of one row the first cell keeps its value, which stands nowhere else; over several rows nobody knows whose it is.
void sheet_rows::mark_merged(const merged_range& range) {
    const bool one_row = range.first_row == range.last_row;
    const auto last = std::min<std::size_t>(range.last_column, widest_);
    if (last > cells_.size())
        cells_.resize(last);
    for (auto column = range.first_column + (one_row ? 1U : 0U); column <= last; ++column)
        cells_[column - 1].form.kind = cell_kind::merged;
}

void sheet_rows::end(std::uint32_t times) {
    if (!cells_.empty()) {
        widest_ = std::max(widest_, cells_.size());
        std::erase_if(merges_, [&](const auto& range) { return range.last_row < number_; });
        for (const auto& range : merges_)
            if (range.first_row <= number_)
                mark_merged(range);
        for (std::uint32_t i = 0; i < times && !done_; ++i) {
            const auto number = number_ + i;
            if (number > bounds::rows_max)
                throw refusal{said("a cell in row {}", number),
                              said("at most {} rows", bounds::rows_max), number};
            if ((sent_ += cells_.size()) > bounds::cells_max)
                throw refusal{said("more than {} cells", bounds::cells_max), said("fewer"), number};
            done_ = !sink_.row(number, hidden_, cells_);
        }
    }
    constexpr auto last = static_cast<std::uint32_t>(-1);
    number_ = times > last - number_ ? last : number_ + (times - 1);
}

} // namespace cofin::workbooks
