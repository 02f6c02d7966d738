#include "import/import_report.hpp"

#include "report/table.hpp"

#include <cofin/error.hpp>

#include <algorithm>

namespace cofin {
namespace {

void append_columns(const language& in, std::string& text, const table_file& file,
                    const table_layout& layout) {
    const auto is_hidden = [&](std::size_t position) {
        return std::ranges::find(file.hidden_columns, position) != file.hidden_columns.end();
    };
    text_table table("lll");
    for (const auto& column : layout.columns)
        table.add(
            {column.target, letters_of(column.position),
             in.say(is_hidden(column.position)
                        ? phrase("{}, a hidden column", in_quotes(layout.headings[column.position]))
                        : phrase("{}", in_quotes(layout.headings[column.position])))});
    text += table.text();
    std::string left_out;
    for (std::size_t i = 0; i < layout.headings.size(); ++i)
        if (!layout.uses(i) && !layout.headings[i].empty())
            left_out += (left_out.empty() ? "" : ", ") + letters_of(i) + " " +
                        in_quotes(layout.headings[i]);
    if (!left_out.empty())
        for (const auto& line : wrapped(in.say(phrase("left out: {}", left_out)), line_width))
            text += line + "\n";
}

void append_sums(const language& in, std::string& text, const import_result& result) {
    text_table table("llrp");
    const auto count = [&](std::size_t rows) { return in.number(std::to_string(rows)); };
    table.add({in.say(phrase("rows")), "", in.say(phrase("number")), in.say(phrase("amount"))});
    for (const auto& sum : result.sums) {
        const std::string unit =
            sum.unit ? std::string(sum.unit->code()) : in.say(phrase("no currency"));
        const unsigned digits = sum.unit ? sum.unit->digits() : 0;
        const auto add = [&](const std::string& name, const row_sum& of) {
            table.add({name, unit, count(of.rows), grouped_decimal(in, of.amount, digits)});
        };
        add(in.say(phrase("in")), sum.in);
        add("  " + in.say(phrase("taken")), sum.taken);
        add("  " + in.say(phrase("set aside")), sum.set_aside);
    }
    if (result.without_amount > 0) {
        const auto none = in.say(phrase("no amount"));
        table.add({in.say(phrase("in")), none, count(result.without_amount), ""});
        table.add({"  " + in.say(phrase("set aside")), none, count(result.without_amount), ""});
    }
    text += table.text();
}

/// What came in and may surprise.
void append_notes(const language& in, std::string& text, const import_result& result) {
    const auto count = [&](std::size_t things) { return in.number(std::to_string(things)); };
    if (result.hidden_taken > 0)
        text +=
            in.say(phrase("hidden rows among those taken: {}", count(result.hidden_taken))) + "\n";
    if (result.computed_cells > 0)
        text += in.say(phrase("cells computed by formulas, taken as the workbook has them: {}",
                              count(result.computed_cells))) +
                "\n";
}

phrase said_of(const language& in, const total_row& total) {
    const auto amount = grouped_decimal(in, total.amount, 0);
    switch (total.equals) {
    case total_row::sum_of::rows_above:
        return phrase("line {}: total row {}, the sum of the rows above", total.line, amount);
    case total_row::sum_of::rows_below:
        return phrase("line {}: total row {}, the sum of the rows below", total.line, amount);
    case total_row::sum_of::rows_since_last_total:
        return phrase("line {}: total row {}, the sum of the rows since the last total", total.line,
                      amount);
    case total_row::sum_of::nothing: break;
    }
    return phrase("line {}: total row {} is no sum of rows: those above it add up to {}",
                  total.line, amount, grouped_decimal(in, total.above, 0));
}

void append_totals(const language& in, std::string& text, const import_result& result) {
    for (const auto& total : result.totals)
        text += in.say(said_of(in, total)) + "\n";
}

void append_reasons(const language& in, std::string& text, const import_result& result) {
    for (const auto& row : result.kept)
        text += in.say(phrase("line {}: {}", row.line, in.say(row.reason))) + "\n";
    const auto others = result.set_aside - result.totals.size() - result.kept.size();
    if (others > 0)
        text += in.say(plural_phrase("... and {} more row in set-aside.csv",
                                     "... and {} more rows in set-aside.csv")(
                    static_cast<int64_t>(others))) +
                "\n";
}

} // namespace

std::string grouped_decimal(const language& in, const decimal& amount, unsigned digits) {
    const decimal shown =
        amount.scale() < digits ? amount.rescaled(digits, rounding::half_up) : amount;
    std::string text = to_string(shown);
    if (in.code() != "en")
        return in.number(text);
    const auto whole = std::min(text.find('.'), text.size());
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = whole; at > first + 3;)
        text.insert(at -= 3, 1, ' ');
    return text;
}

std::string import_report(const language& in, const table_file& table, const table_layout& layout,
                          const import_result& result) {
    std::string text = in.say(phrase("{}: {}, headings in line {}", table.file, form_of(in, table),
                                     layout.header_line)) +
                       "\n\n";
    append_columns(in, text, table, layout);
    text += "\n";
    append_sums(in, text, result);
    append_notes(in, text, result);
    if (!result.totals.empty() || !result.kept.empty())
        text += "\n";
    append_totals(in, text, result);
    append_reasons(in, text, result);
    return text;
}

} // namespace cofin
