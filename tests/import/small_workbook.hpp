#pragma once

#include <map>
#include <string>
#include <string_view>

namespace cofin::test {

using workbook_parts = std::map<std::string, std::string>;

/// A zip archive of the parts, as bytes; `deflated` or as they are.
[[nodiscard]] std::string zipped(const workbook_parts& parts, bool deflated = true);

/// An XLSX workbook whose sheets hold what stands within `<worksheet>`, by name, in their order by name. Style 1 is a date, 2 an
/// amount in złoty, 3 a percentage; texts 0 and 1 are "one" and "two  parts".
[[nodiscard]] workbook_parts xlsx_parts(const workbook_parts& sheets);
[[nodiscard]] std::string xlsx(const workbook_parts& sheets);
/// One sheet "Costs" with these rows.
[[nodiscard]] std::string xlsx_of_rows(std::string_view rows, std::string_view behind = {});

/// An ODS workbook with what stands within `<office:spreadsheet>`.
[[nodiscard]] workbook_parts ods_parts(std::string_view tables);
[[nodiscard]] std::string ods(std::string_view tables);
/// One table "Costs" with these rows.
[[nodiscard]] std::string ods_of_rows(std::string_view rows);

} // namespace cofin::test
