/// One row of a table as one row of costs.csv.
#pragma once

#include "import/number_form.hpp"
#include "import/table_import.hpp"

#include <cofin/money/money.hpp>

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace cofin {

/// Reads rows by a layout and remembers what its columns have shown of their conventions.
class cost_row_reader {
public:
    cost_row_reader(const table_layout& layout, const import_choices& choices);

    /// Begins the table again, with what is known of its conventions.
    void restart();
    /// Reads a row; afterwards the members below are about it.
    void read(const table_row& row);

    /// As far as it can be read, whatever else is wrong with the row.
    [[nodiscard]] const std::optional<decimal>& amount() const noexcept { return amount_; }
    [[nodiscard]] const std::optional<currency>& unit() const noexcept { return unit_; }
    /// Why the row is no cost; empty where it is one.
    [[nodiscard]] const wording& reason() const noexcept { return reason_; }
    /// The row of costs.csv with its line end; valid where there is no reason.
    [[nodiscard]] const std::string& cost() const noexcept { return cost_; }
    /// Whether nothing but the amount, its currency and no more than one text is there.
    [[nodiscard]] bool is_bare() const noexcept { return texts_ <= 1; }

    /// Cells that come in and that a formula computed.
    [[nodiscard]] std::size_t computed_cells() const noexcept { return computed_; }

    /// The heading of costs.csv.
    [[nodiscard]] std::string header() const;
    /// Whether cells came before what decides about them: the table is to be read again.
    [[nodiscard]] bool decided_late() const;
    /// Throws `import_question` for a column that can be read in two ways.
    void require_decided() const;

private:
    struct column_state {
        used_column use;
        convention<decimal_mark> numbers;
        convention<date_order> dates;
    };

    void read_amount(const table_row& row);
    void read_unit(const table_row& row, std::optional<currency> beside);
    void check_width(const table_row& row);
    void check_forms(const table_row& row);
    void write(const table_row& row);
    void write_id(std::string_view cell, std::size_t line);
    void write_named(std::string_view cell, std::string_view what, const std::string& otherwise,
                     const std::map<std::string, std::string, std::less<>>& ids);
    void write_fact(column_state& column, const table_row& row);
    void write_number(column_state& column, const table_row& row, std::string_view cell);
    void write_date(column_state& column, std::string_view cell, std::size_t line);
    [[nodiscard]] written_number number_in(column_state& column, const table_row& row,
                                           std::string_view cell);
    [[nodiscard]] std::optional<currency> unit_named(std::string_view word);
    void refuse(std::size_t position, const wording& found, const wording& expected);

    const table_layout& layout_;
    const import_choices& choices_;
    std::vector<column_state> columns_;
    /// Own columns of costs.csv, as positions in the table; `nowhere` where the table has none.
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    std::size_t id_ = nowhere;
    std::size_t partner_ = nowhere;
    std::size_t category_ = nowhere;
    std::size_t currency_ = nowhere;
    std::size_t amount_column_ = 0;  ///< in `columns_`
    std::vector<std::size_t> facts_; ///< in `columns_`
    std::string last_word_;          ///< of a currency: most rows have the same
    std::optional<currency> last_unit_;
    std::unordered_map<std::string, std::size_t> line_of_id_;

    std::optional<decimal> amount_;
    std::optional<money> declared_;
    std::optional<currency> unit_;
    wording reason_;
    std::string cost_;
    std::size_t texts_ = 0;
    std::size_t computed_ = 0;
};

} // namespace cofin
