#include "import/cost_row.hpp"

#include "import/currency_word.hpp"
#include "import/date_form.hpp"
#include "import/question.hpp"
#include "project/csv.hpp"

#include <algorithm>

namespace cofin {
namespace {

std::string_view cell_at(const table_row& row, std::size_t position) {
    return position < row.cells.size() ? trimmed(row.cells[position]) : std::string_view();
}

bool is_own_column(std::string_view target) {
    return target == "id" || target == "partner" || target == "category" || target == "amount" ||
           target == "currency";
}

/// What is expected in place of a number that is no amount of that currency.
wording fitting_amounts(std::string_view number, currency unit) {
    const auto mark = number.find('.');
    if (mark != std::string_view::npos && number.size() - mark - 1 > unit.digits())
        return wording("at most {} decimals, as {} has", std::to_string(unit.digits()),
                       std::string(unit.code()));
    return wording("an amount below 2^63 of the smallest unit of {}", std::string(unit.code()));
}

/// Nothing where a cell of that kind can come in.
std::optional<wording> expected_instead(cell_kind kind, fact_type type) {
    switch (kind) {
    case cell_kind::error: return wording("a value");
    case cell_kind::no_value:
        return wording("a value: open the workbook in a spreadsheet program and save it");
    case cell_kind::merged: return wording("a cell of its own in each row and column");
    case cell_kind::control: return wording("text");
    case cell_kind::truth:
        if (type != fact_type::flag)
            return wording("a text, a number or a date");
        return std::nullopt;
    default: return std::nullopt;
    }
}

wording found_in(cell_kind kind, std::string_view cell) {
    switch (kind) {
    case cell_kind::error: return wording("the error {}", in_quotes(cell));
    case cell_kind::no_value: return wording("the formula {} without a value", in_quotes(cell));
    case cell_kind::merged: return wording("a merged cell");
    case cell_kind::control: return wording("control characters in {}", in_quotes(cell));
    default: return in_quotes(cell);
    }
}

/// What a person is asked about a column; nothing where its cells agree.
template <class Choice>
void require_open_to_none(const table_layout& layout, std::size_t position,
                          const convention<Choice>& seen, const wording& what, const char* option,
                          const wording& answers) {
    if (!seen.is_open())
        return;
    const auto one = seen.line_of(Choice{});
    const auto other = seen.line_of(static_cast<Choice>(1));
    const std::string column = letters_of(position);
    throw import_question(
        {layout.file, seen.ambiguous_line(), position + 1},
        one == 0 ? wording("{} in column {} that can be read in two ways, and no cell of the "
                           "column decides",
                           what, column)
                 : wording("{} in column {} that can be read in two ways, and cells of the column "
                           "contradict each other (line {} and line {})",
                           what, column, std::to_string(one), std::to_string(other)),
        option, answers);
}

} // namespace

cost_row_reader::cost_row_reader(const table_layout& layout, const import_choices& choices)
    : layout_(layout), choices_(choices) {
    const auto position = [&](std::string_view target) {
        const auto* column = layout.find(target);
        return column != nullptr ? column->position : nowhere;
    };
    id_ = position("id");
    partner_ = position("partner");
    category_ = position("category");
    currency_ = position("currency");
    for (const auto& column : layout.columns) {
        if (column.target == "amount")
            amount_column_ = columns_.size();
        else if (!is_own_column(column.target))
            facts_.push_back(columns_.size());
        columns_.push_back({column, convention<decimal_mark>(choices.decimal),
                            convention<date_order>(choices.dates)});
    }
}

void cost_row_reader::restart() {
    for (auto& column : columns_) {
        column.numbers = column.numbers.again();
        column.dates = column.dates.again();
    }
    line_of_id_.clear();
}

bool cost_row_reader::decided_late() const {
    return std::ranges::any_of(columns_, [](const auto& column) {
        return column.numbers.decided_late() || column.dates.decided_late();
    });
}

void cost_row_reader::require_decided() const {
    for (const auto& column : columns_) {
        require_open_to_none(layout_, column.use.position, column.numbers, wording("a number"),
                             "--decimal", wording("comma or point"));
        require_open_to_none(layout_, column.use.position, column.dates, wording("a date"),
                             "--dates", wording("dmy or mdy"));
    }
}

std::string cost_row_reader::header() const {
    std::string header = "id,partner,category,amount,currency";
    for (const auto fact : facts_)
        header += "," + columns_[fact].use.target;
    return header + "\n";
}

void cost_row_reader::refuse(std::size_t position, const wording& found, const wording& expected) {
    if (reason_.empty())
        reason_ =
            wording("column {}: found {}, expected {}", letters_of(position), found, expected);
}

void cost_row_reader::read(const table_row& row) {
    amount_.reset();
    declared_.reset();
    unit_.reset();
    reason_ = row.problem == nullptr ? wording() : *row.problem;
    cost_.clear();
    texts_ = 0;
    computed_ = 0;
    check_width(row);
    check_forms(row);
    read_amount(row);
    write(row);
}

void cost_row_reader::check_width(const table_row& row) {
    if (!row.forms.empty() || row.cells.size() == layout_.headings.size())
        return;
    for (auto i = layout_.headings.size(); i < row.cells.size(); ++i)
        if (!trimmed(row.cells[i]).empty() || row.cells.size() < layout_.headings.size()) {
            refuse(i, wording("{} cells", std::to_string(row.cells.size())),
                   std::to_string(layout_.headings.size()));
            return;
        }
    if (row.cells.size() < layout_.headings.size())
        refuse(row.cells.size(), wording("{} cells", std::to_string(row.cells.size())),
               std::to_string(layout_.headings.size()));
}

/// What the sheet says of a cell that comes in may be reason enough to leave the row out.
void cost_row_reader::check_forms(const table_row& row) {
    for (const auto& column : columns_) {
        const auto position = column.use.position;
        if (position >= row.forms.size())
            continue;
        const auto [kind, computed] = row.forms[position];
        computed_ += computed ? 1 : 0;
        if (const auto expected = expected_instead(kind, column.use.type))
            refuse(position, found_in(kind, row.cells[position]), *expected);
    }
}

/// The number in a cell, with what it shows of its column.
written_number cost_row_reader::number_in(column_state& column, const table_row& row,
                                          std::string_view cell) {
    const auto position = column.use.position;
    if (position < row.forms.size() && row.forms[position].kind == cell_kind::number)
        return read_number(cell, decimal_mark::point);
    auto number = read_number(cell, column.numbers.known());
    const auto given = column.numbers.given();
    if (number.is == written_number::state::ambiguous)
        column.numbers.ambiguous(row.line);
    else if (number.decides && given && *number.decides != *given)
        refuse(position, in_quotes(cell),
               *given == decimal_mark::comma ? wording("a decimal comma, as --decimal says")
                                             : wording("a decimal point, as --decimal says"));
    else if (number.decides)
        column.numbers.decided(*number.decides, row.line);
    return number;
}

void cost_row_reader::read_amount(const table_row& row) {
    auto& column = columns_[amount_column_];
    const auto cell = cell_at(row, column.use.position);
    auto number = number_in(column, row, cell);
    read_unit(row, number.unit);
    if (number.is == written_number::state::empty)
        return refuse(column.use.position, wording("no amount"), wording("one"));
    if (number.is == written_number::state::refused)
        return refuse(column.use.position, number.found, number.expected);
    if (number.text().empty())
        return refuse(column.use.position, number.found,
                      wording("an amount that can be read in one way"));
    if (unit_)
        number.trim_decimals(unit_->digits());
    amount_ = decimal::try_parse(number.text());
    if (!unit_)
        return;
    declared_ = money::try_parse(number.text(), *unit_);
    if (!declared_)
        refuse(column.use.position, in_quotes(cell), fitting_amounts(number.text(), *unit_));
}

/// Cell, column and heading must not contradict each other; what a person chose is for amounts that none of them speaks about.
void cost_row_reader::read_unit(const table_row& row, std::optional<currency> beside) {
    unit_ = beside;
    if (const auto cell = cell_at(row, currency_); !cell.empty()) {
        const auto named = unit_named(cell);
        if (!named)
            refuse(currency_, in_quotes(cell), wording("a currency such as EUR"));
        else if (unit_ && *named != *unit_)
            refuse(currency_, in_quotes(cell),
                   wording("{}, which stands beside the amount", std::string(unit_->code())));
        else
            unit_ = named;
    }
    if (unit_ && layout_.unit && *unit_ != *layout_.unit)
        refuse(columns_[amount_column_].use.position, std::string(unit_->code()),
               wording("{}, which the heading names", std::string(layout_.unit->code())));
    if (!unit_)
        unit_ = layout_.unit ? layout_.unit : choices_.unit;
}

std::optional<currency> cost_row_reader::unit_named(std::string_view word) {
    if (word != last_word_) {
        last_word_ = word;
        last_unit_ = currency_of_word(word);
    }
    return last_unit_;
}

void cost_row_reader::write(const table_row& row) {
    write_id(cell_at(row, id_), row.line);
    write_named(cell_at(row, partner_), "partner", choices_.partner, choices_.partners);
    write_named(cell_at(row, category_), "category", choices_.category, choices_.categories);
    if (declared_) {
        cost_ += ',';
        cost_ += amount_text(*declared_);
        cost_ += ',';
        cost_ += unit_->code();
    }
    for (const auto fact : facts_)
        write_fact(columns_[fact], row);
    cost_ += '\n';
}

void cost_row_reader::write_id(std::string_view cell, std::size_t line) {
    if (cell.empty()) {
        cost_ += 'R';
        cost_ += std::to_string(line);
    } else {
        ++texts_;
        append_field(cost_, cell);
    }
    if (id_ == nowhere || !reason_.empty())
        return;
    const auto [first, is_new] =
        line_of_id_.try_emplace(cell.empty() ? cost_ : std::string(cell), line);
    if (!is_new)
        refuse(id_,
               wording("{} again, first in line {}", in_quotes(first->first),
                       std::to_string(first->second)),
               wording("an id that no other row has"));
}

void cost_row_reader::write_named(std::string_view cell, std::string_view what,
                                  const std::string& otherwise,
                                  const std::map<std::string, std::string, std::less<>>& ids) {
    cost_ += ',';
    texts_ += cell.empty() ? 0U : 1U;
    if (const auto found = ids.empty() ? ids.end() : ids.find(cell); found != ids.end())
        append_field(cost_, found->second);
    else
        append_field(cost_, cell.empty() ? std::string_view(otherwise) : cell);
    if (cell.empty() && otherwise.empty())
        refuse(layout_.find(what)->position, wording("no {}", std::string(what)), wording("one"));
}

void cost_row_reader::write_fact(column_state& column, const table_row& row) {
    const auto cell = cell_at(row, column.use.position);
    cost_ += ',';
    if (cell.empty())
        return;
    switch (column.use.type) {
    case fact_type::date: return write_date(column, cell, row.line);
    case fact_type::count:
    case fact_type::number:
    case fact_type::amount: return write_number(column, row, cell);
    case fact_type::proportion:
        if (!cell.ends_with('%'))
            return refuse(column.use.position, in_quotes(cell), wording("a rate such as 85 %"));
        write_number(column, row, trimmed(cell.substr(0, cell.size() - 1)));
        cost_ += " %";
        return;
    case fact_type::flag:
        if (cell != "true" && cell != "false")
            return refuse(column.use.position, in_quotes(cell), wording("true or false"));
        [[fallthrough]];
    case fact_type::text:
    case fact_type::list: break;
    }
    ++texts_;
    append_field(cost_, cell);
}

void cost_row_reader::write_number(column_state& column, const table_row& row,
                                   std::string_view cell) {
    auto number = number_in(column, row, cell);
    const auto position = column.use.position;
    if (number.is == written_number::state::refused)
        return refuse(position, number.found, number.expected);
    if (number.text().empty())
        return refuse(position, number.found, wording("a number that can be read in one way"));
    const bool is_amount = column.use.type == fact_type::amount;
    if (number.unit && !is_amount)
        return refuse(position, in_quotes(cell), wording("a number without a currency"));
    if (!is_amount) {
        number.trim_decimals(0);
        if (column.use.type == fact_type::count &&
            number.text().find('.') != std::string_view::npos)
            return refuse(position, in_quotes(cell), wording("a whole number"));
        cost_ += number.text();
        return;
    }
    const auto unit = number.unit ? number.unit : unit_;
    if (!unit)
        return;
    number.trim_decimals(unit->digits());
    const auto amount = money::try_parse(number.text(), *unit);
    if (!amount)
        return refuse(position, in_quotes(cell), fitting_amounts(number.text(), *unit));
    cost_ += amount_text(*amount);
    if (unit != unit_)
        cost_ += " " + std::string(unit->code());
}

void cost_row_reader::write_date(column_state& column, std::string_view cell, std::size_t line) {
    const auto date = read_date(cell, column.dates.known());
    const auto given = column.dates.given();
    ++texts_;
    if (date.is == written_date::state::refused)
        return refuse(column.use.position, date.found, date.expected);
    if (date.is == written_date::state::ambiguous)
        column.dates.ambiguous(line);
    else if (date.decides && given && *date.decides != *given)
        return refuse(column.use.position, in_quotes(cell),
                      *given == date_order::dmy ? wording("day, month, year, as --dates says")
                                                : wording("month, day, year, as --dates says"));
    else if (date.decides)
        column.dates.decided(*date.decides, line);
    if (!date.on)
        return refuse(column.use.position, date.found,
                      wording("a date that can be read in one way"));
    cost_ += to_string(*date.on);
}

} // namespace cofin
