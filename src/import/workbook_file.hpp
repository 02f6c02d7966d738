/// An XLSX or ODS workbook, which a helper reads: no byte of it is looked at in this process.
#pragma once

#include "import/table_import.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace cofin {

struct workbook_sheet {
    std::string name;
    bool hidden = false;
    bool empty = true;
};

/// Throws `parse_error` with sheet, row and column for a workbook that is damaged, under a password, or too large, and for one
/// that its helper cannot read within its limits.
class workbook_file {
public:
    /// Largest file in bytes.
    static constexpr std::size_t size_max = std::size_t{128} << 20U;

    /// `reader`: path of the helper's program; empty: beside the running program, or in `../libexec/cofin` from there.
    explicit workbook_file(const std::string& file, const std::string& reader = {});
    ~workbook_file();
    workbook_file(const workbook_file&) = delete;
    workbook_file& operator=(const workbook_file&) = delete;

    /// `XLSX` or `ODS`.
    [[nodiscard]] const std::string& format() const noexcept;
    [[nodiscard]] const std::vector<workbook_sheet>& sheets() const noexcept;
    /// How messages name a sheet: the file's name and the sheet's.
    [[nodiscard]] std::string name_of(std::size_t sheet) const;

    /// At most `most` rows of a sheet that have a cell in them, from the first on; valid while this is, and until the next call.
    [[nodiscard]] row_source rows(std::size_t sheet, std::size_t most);
    /// Positions of columns that are hidden in the sheet whose rows were read last, in order.
    [[nodiscard]] const std::vector<std::size_t>& hidden_columns() const noexcept;

private:
    class session;
    std::unique_ptr<session> session_;
};

} // namespace cofin
