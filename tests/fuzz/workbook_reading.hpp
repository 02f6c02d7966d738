/// Reading a workbook as its helper does, with what must hold of its rows.
#pragma once

#include "fuzz/promise.hpp"
#include "import/helper/book.hpp"
#include "import/helper/refusal.hpp"
#include "import/workbook_messages.hpp"

#include <new>
#include <span>

namespace cofin::fuzz {

/// Looks at rows; a sheet ends after some, so that one input takes no longer than another.
class row_watcher : public workbooks::row_sink {
public:
    void hidden_columns(std::uint32_t first, std::uint32_t last) override {
        require(1 <= first && first <= last && last <= workbook_messages::columns_max,
                "hidden columns lie within a sheet");
    }
    bool row(std::uint32_t number, bool, const std::vector<workbooks::cell_value>& cells) override {
        require(number > last_ && number <= workbook_messages::rows_max, "rows come in order");
        require(cells.size() <= workbook_messages::columns_max, "a row lies within a sheet");
        last_ = number;
        return ++seen_ < 1'000;
    }

private:
    std::uint32_t last_ = 0;
    std::size_t seen_ = 0;
};

/// Reads all sheets; a workbook that is none is refused in words, and nothing else is thrown.
inline void read_workbook(std::string_view bytes) {
    try {
        const workbooks::archive parts(std::span<const char>(bytes.data(), bytes.size()));
        const auto book = workbooks::open_book(parts);
        for (std::size_t i = 0; i < book->sheets().size() && i < 8; ++i) {
            row_watcher watcher;
            workbooks::sheet_rows rows(watcher);
            book->read(i, rows, watcher);
        }
    } catch (const workbooks::refusal& why) {
        require(!why.found.empty() && !why.expected.empty(),
                "a refusal says what was found and expected");
    } catch (const std::bad_alloc&) {
        // the helper says that it needs more memory than it may have
    }
}

} // namespace cofin::fuzz
