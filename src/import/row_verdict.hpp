/// What becomes of each row of a table, and sums that tie.
#pragma once

#include <cofin/money/currency.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/wording.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cofin {

/// Rows and the sum of their amounts.
struct row_sum {
    std::size_t rows = 0;
    decimal amount = {};

    void add(const decimal& more) {
        ++rows;
        amount = amount + more;
    }
    friend bool operator==(const row_sum&, const row_sum&) = default;
};

/// The rows of one currency: in = taken + set aside, in number and amount.
struct currency_sums {
    std::optional<currency> unit; ///< none: rows whose amount names no currency that is known
    row_sum in = {};
    row_sum taken = {};
    row_sum set_aside = {};
};

/// A total row of the table, compared with the rows that it can be the total of.
struct total_row {
    enum class sum_of : std::uint8_t { nothing, rows_above, rows_below, rows_since_last_total };

    std::size_t line = 0;
    decimal amount = {};
    sum_of equals = sum_of::nothing;
    decimal above = {}; ///< what the rows above it add up to
};

/// A row that did not come in.
struct aside_row {
    std::size_t line = 0;
    wording reason;
};

/// What an import did.
struct import_result {
    /// Of these the reasons are kept; all are counted, and `set-aside.csv` has all.
    static constexpr std::size_t kept_max = 100;

    std::size_t rows_in = 0;
    std::size_t taken = 0;
    std::size_t set_aside = 0;
    std::size_t empty_lines = 0;
    /// Of those taken: rows that the sheet hides, and cells that formulas computed.
    std::size_t hidden_taken = 0;
    std::size_t computed_cells = 0;
    /// Of those set aside, rows whose amount cannot be read: they are in no sum.
    std::size_t without_amount = 0;
    std::vector<currency_sums> sums = {};
    std::vector<total_row> totals = {};
    std::vector<aside_row> kept = {}; ///< without total rows

    /// Whether every row came in but total rows that add up.
    [[nodiscard]] bool is_complete() const noexcept;
    /// Throws `std::logic_error` where the sums do not tie: the importer is wrong then, not the table.
    void require_tied() const;
};

} // namespace cofin
