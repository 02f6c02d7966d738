/// Lists of operations, as managing authorities publish them. docs/exports.md says which column rests on which text.
#pragma once

#include "project/publication.hpp"
#include "report/workbook.hpp"

#include <cofin/grant/agreement.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/time/calendar.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

enum class operations_form : std::uint8_t {
    art_49_3, ///< Regulation (EU) 2021/1060, Art 49(3)
    annex_xii ///< Regulation (EU) No 1303/2013, Annex XII(1)
};

/// What a list says of one operation: borrowed, all of it.
struct listed_operation {
    const agreement& agreed;
    const publication& published;
    const assessment& result;
    day updated; ///< when the list is made; only Annex XII asks for it
};

/// One column of a list. `value` gives an empty cell where the project does not know it.
struct operations_column {
    std::string_view head; ///< of an amount with a leading `=`, as `sheet` takes it
    std::string_view
        from; ///< what says it where the project does not; empty: only some operations have it
    sheet_cell (*value)(const listed_operation& of);
};

/// Operations in one of the two forms, each as it is added. A value that the project does not know stays empty and is reported,
/// never made up.
class operations_list {
public:
    explicit operations_list(operations_form form);
    void add(const listed_operation& one);

    /// CSV with a header. A text that spreadsheets would take for a formula begins with an apostrophe.
    [[nodiscard]] std::string csv() const;
    /// The bytes of a workbook; throws as `workbook::bytes` does.
    [[nodiscard]] std::string xlsx() const;
    /// A line for each value that is missing: whose, which, and where to say it.
    [[nodiscard]] const std::vector<wording>& missing() const noexcept { return missing_; }

private:
    std::span<const operations_column> columns_;
    std::vector<std::vector<sheet_cell>> rows_;
    std::vector<wording> missing_;
};

/// A field of a CSV file for people: quoted where needed, and no formula.
[[nodiscard]] std::string csv_field(std::string_view text);

} // namespace cofin
