#include "import/helper/book.hpp"

#include "import/helper/refusal.hpp"

namespace cofin::workbooks {

std::unique_ptr<book> open_book(const archive& parts) {
    if (parts.contains("[Content_Types].xml"))
        return open_xlsx(parts);
    const std::string kind = parts.contains("mimetype") ? parts.text("mimetype") : std::string();
    if (kind.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
        return open_ods(parts);
    throw refusal{kind.starts_with("application/vnd.oasis.opendocument")
                      ? said("an OpenDocument file that is no spreadsheet")
                      : said("a zip archive that is no workbook"),
                  said("an XLSX or ODS workbook")};
}

} // namespace cofin::workbooks
