#include "import/table_import.hpp"

#include "import/column_name.hpp"
#include "import/cost_row.hpp"
#include "import/number_form.hpp"
#include "import/question.hpp"
#include "project/csv.hpp"

#include <algorithm>

namespace cofin {
namespace {

constexpr std::size_t totals_max = 10'000;

/// The first non-empty cell of a row; none where all are empty.
std::optional<std::string_view> first_text(const table_row& row) {
    for (const auto cell : row.cells)
        if (!cell.empty())
            if (const auto text = trimmed(cell); !text.empty())
                return text;
    return std::nullopt;
}

/// A row whose amount may be the sum of all others.
struct outer_row {
    std::size_t line = 0;
    decimal amount = {};
    bool bare = false;
};

class importer {
public:
    importer(const table_layout& layout, const import_choices& choices, import_outputs& outputs)
        : layout_(layout), choices_(choices), outputs_(outputs), reader_(layout, choices) {}

    import_result run(const std::function<row_source()>& open) {
        // At most once more for late decisions, and once for each of the outer rows.
        do {
            begin();
            const auto rows = open();
            table_row row;
            while (rows(row))
                if (row.line > layout_.header_line)
                    take(row);
            reader_.require_decided();
        } while (reader_.decided_late() || finds_outer_total());
        compare_totals();
        result_.require_tied();
        return std::move(result_);
    }

private:
    void begin() {
        outputs_.restart();
        reader_.restart();
        result_ = {};
        all_ = since_total_ = {};
        above_total_.clear();
        since_.clear();
        first_.reset();
        last_.reset();
        outputs_.write_cost(reader_.header());
        line_ = "line,reason";
        for (const auto& heading : layout_.headings) {
            line_ += ',';
            append_field(line_, heading);
        }
        outputs_.write_set_aside(line_ += '\n');
    }

    void take(const table_row& row) {
        const auto text = first_text(row);
        if (!text) {
            ++result_.empty_lines;
            return;
        }
        if (++result_.rows_in > imported_rows_max)
            throw parse_error({layout_.file, row.line},
                              wording("row {}", std::to_string(result_.rows_in)),
                              wording("at most {} rows", std::to_string(imported_rows_max)));
        reader_.read(row);
        const bool total = is_total_word(*text) ||
                           std::ranges::find(outer_totals_, row.line) != outer_totals_.end();
        if (total && reader_.amount())
            return take_total(row);
        if (!reader_.unit() && reader_.amount())
            throw import_question({layout_.file, row.line}, wording("an amount without a currency"),
                                  "--currency", wording("CODE"));
        if (row.hidden && refuses_hidden(row.line))
            return leave_out(row, wording("a hidden row"));
        if (reader_.reason().empty())
            return take_cost(row);
        leave_out(row, reader_.reason());
    }

    void take_cost(const table_row& row) {
        count(true);
        add_to_sums(row.line);
        result_.hidden_taken += row.hidden ? 1 : 0;
        result_.computed_cells += reader_.computed_cells();
        outputs_.write_cost(reader_.cost());
        outputs_.tell(row.line, reader_.cost(), {});
    }

    void leave_out(const table_row& row, const wording& reason) {
        count(false);
        if (reader_.amount())
            add_to_sums(row.line);
        set_aside(row, reason);
        outputs_.tell(row.line, {}, reason);
    }

    /// A filter hides rows that still count; others hide what no longer does. Nothing in the sheet says which.
    bool refuses_hidden(std::size_t line) const {
        if (!choices_.hidden_rows)
            throw import_question({layout_.file, line}, wording("a row that the sheet hides"),
                                  "--hidden-rows", wording("aside or take"));
        return *choices_.hidden_rows == import_choices::hidden::set_aside;
    }

    void take_total(const table_row& row) {
        if (result_.totals.size() == totals_max)
            throw parse_error({layout_.file, row.line}, wording("another total row"),
                              wording("at most {}", std::to_string(totals_max)));
        result_.totals.push_back({row.line, *reader_.amount(), {}, all_.amount});
        above_total_.push_back(all_.rows);
        since_.push_back(since_total_);
        since_total_ = {};
        count(false);
        const wording reason("a total row");
        set_aside(row, reason, false);
        outputs_.tell(row.line, {}, reason);
    }

    void count(bool taken) {
        ++(taken ? result_.taken : result_.set_aside);
        if (!reader_.amount()) {
            ++result_.without_amount;
            return;
        }
        auto sum = std::ranges::find(result_.sums, reader_.unit(), &currency_sums::unit);
        if (sum == result_.sums.end())
            sum = result_.sums.insert(sum, {reader_.unit()});
        sum->in.add(*reader_.amount());
        (taken ? sum->taken : sum->set_aside).add(*reader_.amount());
    }

    /// Of rows that are no totals.
    void add_to_sums(std::size_t line) {
        all_.add(*reader_.amount());
        since_total_.add(*reader_.amount());
        last_ = {line, *reader_.amount(), reader_.is_bare()};
        if (!first_)
            first_ = last_;
    }

    void set_aside(const table_row& row, const wording& reason, bool keep = true) {
        if (keep && result_.kept.size() < import_result::kept_max)
            result_.kept.push_back({row.line, reason});
        line_ = std::to_string(row.line);
        line_ += ',';
        append_field(line_, to_string(reason));
        for (const auto cell : row.cells) {
            line_ += ',';
            append_field(line_, cell);
        }
        for (auto i = row.cells.size(); i < layout_.headings.size(); ++i)
            line_ += ',';
        outputs_.write_set_aside(line_ += '\n');
    }

    /// Whether the first or the last row adds up all others and is therefore none of them. Sums of several currencies say
    /// nothing, and who marks totals by words marks them all.
    bool finds_outer_total() {
        if (all_.rows < 3 || result_.sums.size() != 1 ||
            result_.totals.size() > outer_totals_.size())
            return false;
        return is_outer_total(*last_) || is_outer_total(*first_);
    }

    bool is_outer_total(const outer_row& row) {
        if (row.amount == decimal() || row.amount + row.amount != all_.amount)
            return false;
        if (choices_.total_rows == import_choices::sums::take)
            return false;
        if (!row.bare && !choices_.total_rows)
            throw import_question({layout_.file, row.line},
                                  wording("an amount that is the exact sum of all other rows, in a "
                                          "row that looks like a cost"),
                                  "--total-rows", wording("aside or take"));
        outer_totals_.push_back(row.line);
        return true;
    }

    /// Each total row against the rows that it can be the total of.
    void compare_totals() {
        for (std::size_t i = 0; i < result_.totals.size(); ++i) {
            auto& total = result_.totals[i];
            const auto below = all_.amount - total.above;
            if (above_total_[i] > 0 && total.amount == total.above)
                total.equals = total_row::sum_of::rows_above;
            else if (since_[i].rows > 0 && total.amount == since_[i].amount)
                total.equals = total_row::sum_of::rows_since_last_total;
            else if (above_total_[i] < all_.rows && total.amount == below)
                total.equals = total_row::sum_of::rows_below;
        }
    }

    const table_layout& layout_;
    const import_choices& choices_;
    import_outputs& outputs_;
    cost_row_reader reader_;
    import_result result_;
    row_sum all_;         ///< of all rows but totals
    row_sum since_total_; ///< of those since the last total
    std::vector<std::size_t> above_total_;
    std::vector<row_sum> since_;
    std::optional<outer_row> first_;
    std::optional<outer_row> last_;
    std::vector<std::size_t> outer_totals_; ///< lines of rows found to add up all others
    std::string line_;
};

} // namespace

import_result import_table(const table_layout& layout, const import_choices& choices,
                           const std::function<row_source()>& open, import_outputs& outputs) {
    return importer(layout, choices, outputs).run(open);
}

} // namespace cofin
