/// A workbook of any kind, as the reader sees it.
#pragma once

#include "import/helper/archive.hpp"
#include "import/helper/sheet_rows.hpp"

#include <memory>
#include <string>
#include <vector>

namespace cofin::workbooks {

struct sheet_entry {
    std::string name;
    bool hidden = false;
    bool empty = true;
};

/// All members throw `refusal`.
class book {
public:
    book() = default;
    book(const book&) = delete;
    book& operator=(const book&) = delete;
    virtual ~book() = default;

    /// `XLSX`, `ODS` or `FODS`.
    [[nodiscard]] virtual std::string format() const = 0;
    /// In their order; chart sheets are none.
    [[nodiscard]] virtual const std::vector<sheet_entry>& sheets() const = 0;
    /// The rows of the sheet at that place, until `rows` is done.
    virtual void read(std::size_t sheet, sheet_rows& rows, row_sink& columns) = 0;
};

/// The workbook of either kind that an archive is; it must outlive it. Throws `refusal` for any other archive.
[[nodiscard]] std::unique_ptr<book> open_book(const archive& parts);

/// The same for one kind.
[[nodiscard]] std::unique_ptr<book> open_xlsx(const archive& parts);
[[nodiscard]] std::unique_ptr<book> open_ods(const archive& parts);

/// A flat OpenDocument spreadsheet, one XML document with everything in it; the text must outlive it.
[[nodiscard]] std::unique_ptr<book> open_flat_ods(std::string_view document);

} // namespace cofin::workbooks
