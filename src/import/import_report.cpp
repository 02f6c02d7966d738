#include "import/import_report.hpp"

#include "report/table.hpp"

#include <cofin/error.hpp>

#include <algorithm>

namespace cofin {
namespace {

void append_columns(std::string& text, const table_file& file, const table_layout& layout) {
    const auto is_hidden = [&](std::size_t position) {
        return std::ranges::find(file.hidden_columns, position) != file.hidden_columns.end();
    };
    text_table table("lll");
    for (const auto& column : layout.columns)
        table.add({column.target, letters_of(column.position),
                   in_quotes(layout.headings[column.position]) +
                       (is_hidden(column.position) ? ", a hidden column" : "")});
    text += table.text();
    std::string left_out;
    for (std::size_t i = 0; i < layout.headings.size(); ++i)
        if (!layout.uses(i) && !layout.headings[i].empty())
            left_out += (left_out.empty() ? "" : ", ") + letters_of(i) + " " +
                        in_quotes(layout.headings[i]);
    if (!left_out.empty())
        for (const auto& line : wrapped("left out: " + left_out, line_width))
            text += line + "\n";
}

void append_sums(std::string& text, const import_result& result) {
    text_table table("llrp");
    table.add({"rows", "", "number", "amount"});
    for (const auto& sum : result.sums) {
        const std::string unit = sum.unit ? std::string(sum.unit->code()) : "no currency";
        const unsigned digits = sum.unit ? sum.unit->digits() : 0;
        const auto add = [&](const char* name, const row_sum& of) {
            table.add({name, unit, std::to_string(of.rows), grouped_decimal(of.amount, digits)});
        };
        add("in", sum.in);
        add("  taken", sum.taken);
        add("  set aside", sum.set_aside);
    }
    if (result.without_amount > 0) {
        table.add({"in", "no amount", std::to_string(result.without_amount), ""});
        table.add({"  set aside", "no amount", std::to_string(result.without_amount), ""});
    }
    text += table.text();
}

/// What came in and may surprise.
void append_notes(std::string& text, const import_result& result) {
    if (result.hidden_taken > 0)
        text += "hidden rows among those taken: " + std::to_string(result.hidden_taken) + "\n";
    if (result.computed_cells > 0)
        text += "cells computed by formulas, taken as the workbook has them: " +
                std::to_string(result.computed_cells) + "\n";
}

void append_totals(std::string& text, const import_result& result) {
    for (const auto& total : result.totals) {
        text += "line " + std::to_string(total.line) + ": total row " +
                grouped_decimal(total.amount, 0);
        switch (total.equals) {
        case total_row::sum_of::rows_above: text += ", the sum of the rows above\n"; break;
        case total_row::sum_of::rows_below: text += ", the sum of the rows below\n"; break;
        case total_row::sum_of::rows_since_last_total:
            text += ", the sum of the rows since the last total\n";
            break;
        case total_row::sum_of::nothing:
            text += " is no sum of rows: those above it add up to " +
                    grouped_decimal(total.above, 0) + "\n";
            break;
        }
    }
}

void append_reasons(std::string& text, const import_result& result) {
    for (const auto& row : result.kept)
        text += "line " + std::to_string(row.line) + ": " + row.reason + "\n";
    const auto others = result.set_aside - result.totals.size() - result.kept.size();
    if (others > 0)
        text += "... and " + std::to_string(others) + " more rows in set-aside.csv\n";
}

} // namespace

std::string grouped_decimal(const decimal& amount, unsigned digits) {
    const decimal shown =
        amount.scale() < digits ? amount.rescaled(digits, rounding::half_up) : amount;
    std::string text = to_string(shown);
    const auto whole = std::min(text.find('.'), text.size());
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = whole; at > first + 3;)
        text.insert(at -= 3, 1, ' ');
    return text;
}

std::string import_report(const table_file& table, const table_layout& layout,
                          const import_result& result) {
    std::string text = table.file + ": " + form_of(table) + ", headings in line " +
                       std::to_string(layout.header_line) + "\n\n";
    append_columns(text, table, layout);
    text += "\n";
    append_sums(text, result);
    append_notes(text, result);
    if (!result.totals.empty() || !result.kept.empty())
        text += "\n";
    append_totals(text, result);
    append_reasons(text, result);
    return text;
}

} // namespace cofin
