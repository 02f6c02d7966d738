/// What a file is by its first bytes, whatever its name says.
#pragma once

#include <cstdint>
#include <string>

namespace cofin {

enum class file_kind : std::uint8_t {
    text,           ///< or what nobody knows
    empty,          ///< without a byte
    archive,        ///< zip: XLSX, ODS and others
    flat_ods,       ///< a spreadsheet of OpenDocument in one XML document
    flat_other,     ///< another document of OpenDocument in one
    encrypted,      ///< a document of Office under a password
    excel_97,       ///< XLS
    office_97,      ///< another compound file: DOC, PPT, MSG
    excel_2003_xml, ///< SpreadsheetML before XLSX, mostly called .xls
    web_page,       ///< HTML, which some portals call .xls
    pdf
};

/// Reads as much of it as needed: of a compound file all, for its directory may stand anywhere.
[[nodiscard]] file_kind kind_of_file(const std::string& file);

} // namespace cofin
