/// The rows of a table become costs, or are set aside with their reason.
#pragma once

#include "import/cell_form.hpp"
#include "import/layout.hpp"
#include "import/row_verdict.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace cofin {

/// A row of any kind of table; views are valid until the next one is read.
struct table_row {
    std::size_t line = 0;
    std::span<const std::string_view> cells;
    std::span<const cell_form> forms =
        {};                           ///< empty: all text, and rows are as wide as their heading
    const wording* problem = nullptr; ///< why it cannot be taken; null where it can
    bool hidden = false;
};

/// Gives the next row; false after the last one.
using row_source = std::function<bool(table_row& into)>;

/// Where an import writes. A table may be read again from its beginning, since a later cell can say how an earlier one is meant:
/// `restart` then takes back all that was written.
class import_outputs {
public:
    import_outputs() = default;
    import_outputs(const import_outputs&) = delete;
    import_outputs& operator=(const import_outputs&) = delete;
    virtual ~import_outputs() = default;

    virtual void restart() = 0;
    /// Rows of costs.csv, its heading first.
    virtual void write_cost(std::string_view rows) = 0;
    /// Rows of set-aside.csv, its heading first.
    virtual void write_set_aside(std::string_view rows) = 0;
    /// A verdict on a row, in the order of the table: `cost` is its row of costs.csv, empty where `reason` says why there is none.
    virtual void tell(std::size_t line, std::string_view cost, const wording& reason) = 0;
};

/// Most rows of one table.
inline constexpr std::size_t imported_rows_max = 10'000'000;

/// Reads the table that `open` begins anew each time, and writes costs, rows set aside, and verdicts.
///
/// Guarantee: every row is counted once, as taken or set aside, and the sums of the result tie. What a cell means is decided by
/// itself, by its column, or by a choice; otherwise this throws `import_question`. Memory does not grow with the table, but for
/// the ids of costs where the table has a column of them.
[[nodiscard]] import_result import_table(const table_layout& layout, const import_choices& choices,
                                         const std::function<row_source()>& open,
                                         import_outputs& outputs);

} // namespace cofin
