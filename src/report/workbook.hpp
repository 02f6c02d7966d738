/// Workbooks (Office Open XML, .xlsx) with tables whose sums are live.
#pragma once

#include <cofin/language/language.hpp>
#include <cofin/money/money.hpp>
#include <cofin/time/calendar.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// What a cell holds: text, which never becomes a formula, or an amount, which may be one, or a day, or a count.
struct sheet_cell {
    std::string text = {};
    std::optional<money> amount =
        {};                   ///< as it is counted here, exactly; of a formula, what it comes to
    std::string formula = {}; ///< `=D{1}-E{1}`: `{1}` stands for the number of its row
    std::optional<day> on = {};
    std::optional<std::int64_t> count = {};
};

[[nodiscard]] sheet_cell text_of(std::string text);
[[nodiscard]] sheet_cell count_of(std::size_t count);

/// The cell of an amount; empty where there is none.
[[nodiscard]] sheet_cell amount_of(const std::optional<money>& amount);
/// The cell of a formula that comes to `amount`.
[[nodiscard]] sheet_cell formula_of(std::string formula, const money& amount);

/// A sheet with one table: heads in the first row, which stays in sight and filters; rows; and, for each currency that occurs,
/// a row of sums.
class sheet {
public:
    /// `columns`: the heads; those of amounts begin with `=`.
    sheet(std::string name, std::vector<std::string> columns);

    /// Adds a row. Its currency is that of its amounts; one row has one currency, apart from columns after `unsummed`.
    void add(std::vector<sheet_cell> row);
    /// Ends the table with sums of all amounts, as formulas with what they come to.
    void add_sums(std::string_view name);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// Its name as a formula writes it: `'Kto płaci'`.
    [[nodiscard]] std::string reference() const;
    /// Rows added, the heads not counted.
    [[nodiscard]] std::size_t rows() const noexcept { return rows_.size(); }

private:
    friend class workbook;
    void add_sum_of(currency unit, const std::string& name, std::size_t last, bool is_only);

    std::string name_;
    std::vector<std::string> columns_;
    std::vector<std::vector<sheet_cell>> rows_;
    std::size_t sums_ = 0; ///< how many rows at the end are sums
};

/// `A`, `Z`, `AA`: how spreadsheets name their columns; the first is 0.
[[nodiscard]] std::string sheet_column(std::size_t column);

/// A workbook. The same content makes the same bytes: it bears no clock. Amounts and days are numbers, shown as people write
/// them in its language.
class workbook {
public:
    /// `in` outlives it.
    explicit workbook(const language& in = language::english()) : in_(&in) {}
    /// The sheet stays where it is as long as the workbook lives. `name`: at most 31 characters, none of `[]:*?/\`.
    sheet& add_sheet(std::string name, std::vector<std::string> columns);
    /// The bytes of the file. Throws `error` where an amount has more than the fifteen digits that spreadsheets
    /// keep, or a sheet more than their 1 048 576 rows; `std::runtime_error` where no temporary file can be written.
    [[nodiscard]] std::string bytes() const;

private:
    const language* in_;
    std::deque<sheet> sheets_;
};

} // namespace cofin
