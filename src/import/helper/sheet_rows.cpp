#include "import/helper/sheet_rows.hpp"

#include "import/helper/refusal.hpp"
#include "import/workbook_messages.hpp"

#include <algorithm>

namespace cofin::workbooks {

namespace bounds = workbook_messages;

void sheet_rows::begin(std::uint32_t number, bool hidden) {
    if (number <= number_)
        throw refusal{"row " + std::to_string(number) + " behind row " + std::to_string(number_),
                      whole_workbook, number};
    number_ = number;
    hidden_ = hidden;
    cells_.clear();
    text_size_ = 0;
}

void sheet_rows::put(std::uint32_t column, cell_value value) {
    if (column > bounds::columns_max)
        throw refusal{"a cell in column " + std::to_string(column),
                      "at most " + std::to_string(bounds::columns_max) + " columns", number_,
                      column};
    if (number_ > bounds::rows_max)
        throw refusal{"a cell in row " + std::to_string(number_),
                      "at most " + std::to_string(bounds::rows_max) + " rows", number_, column};
    if (column <= cells_.size())
        throw refusal{"a cell that comes twice or in disorder", whole_workbook, number_, column};
    text_size_ += value.text.size();
    if (text_size_ > bounds::row_size_max)
        throw refusal{"a row of more than " + std::to_string(bounds::row_size_max) + " bytes",
                      "shorter rows", number_, column};
    cells_.resize(column);
    cells_.back() = std::move(value);
}

void sheet_rows::merge(const merged_range& range) {
    if (++merges_seen_ > merges_max)
        throw refusal{"more than " + std::to_string(merges_max) + " merged cells", "fewer",
                      range.first_row, range.first_column};
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
                throw refusal{"a cell in row " + std::to_string(number),
                              "at most " + std::to_string(bounds::rows_max) + " rows", number};
            if ((sent_ += cells_.size()) > bounds::cells_max)
                throw refusal{"more than " + std::to_string(bounds::cells_max) + " cells", "fewer",
                              number};
            done_ = !sink_.row(number, hidden_, cells_);
        }
    }
    constexpr auto last = static_cast<std::uint32_t>(-1);
    number_ = times > last - number_ ? last : number_ + (times - 1);
}

} // namespace cofin::workbooks
