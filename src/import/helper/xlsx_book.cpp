#include "import/helper/book.hpp"
#include "import/helper/cell_reference.hpp"
#include "import/helper/refusal.hpp"
#include "import/helper/xlsx_parts.hpp"
#include "import/helper/xml.hpp"
#include "import/workbook_messages.hpp"

#include <cofin/error.hpp>

#include <utility>

namespace cofin::workbooks {
namespace {

/// Ends at the first cell with something in it.
class content_search : public xml_handler {
public:
    void start(const xml_name& name, const xml_attributes& /*attributes*/) override {
        within_ = name.is(space::sheet, "v") || name.is(space::sheet, "t");
        found = found || name.is(space::sheet, "f");
    }
    void end(const xml_name& /*name*/) override { within_ = false; }
    void characters(std::string_view text) override { found = found || (within_ && !text.empty()); }
    [[nodiscard]] bool done() const override { return found; }

    bool found = false;

private:
    bool within_ = false;
};

/// What stands behind the cells, or in front of them, and is needed with each: a sheet is read twice. What is no XML shows here.
class survey : public xml_handler {
public:
    void start(const xml_name& name, const xml_attributes& attributes) override {
        if (name.is(space::sheet, "mergeCell")) {
            const auto range = read_range(attributes.find("ref"));
            if (!range)
                throw refusal{said("merged cells that are no range"), said(whole_workbook)};
            if (merges.size() == sheet_rows::merges_max)
                throw refusal{said("more than {} merged cells", sheet_rows::merges_max),
                              said("fewer"), range->first_row, range->first_column};
            merges.push_back(*range);
        } else if (name.is(space::sheet, "col") && is_true(attributes.find("hidden"))) {
            const auto first = read_count(attributes.find("min"));
            const auto last = read_count(attributes.find("max"));
            if (!first || !last || *first > *last || *last > workbook_messages::columns_max)
                throw refusal{said("columns that are no range"), said(whole_workbook)};
            if (hidden_columns.size() == workbook_messages::columns_max)
                throw refusal{said("more hidden columns than a sheet has"), said(whole_workbook)};
            hidden_columns.emplace_back(*first, *last);
        } else if (name.is(space::sheet, "row")) {
            row = read_count(attributes.find("r")).value_or(row + 1);
        }
    }
    void end(const xml_name& /*name*/) override {}

    std::vector<merged_range> merges;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns;
    std::uint32_t row = 0; ///< that it came to
};

class cell_reader : public xml_handler {
public:
    cell_reader(const xlsx_parts& parts, sheet_rows& rows) : parts_(parts), rows_(rows) {}

    void start(const xml_name& name, const xml_attributes& attributes) override {
        if (name.in != space::sheet)
            return;
        if (name.local == "row")
            start_row(attributes);
        else if (name.local == "c")
            start_cell(attributes);
        else if (name.local == "v")
            begin_value();
        else if (name.local == "t" && !spoken_)
            within_ = &value_;
        else if (name.local == "f")
            begin_formula();
        else if (name.local == "rPh")
            spoken_ = true;
    }

    void end(const xml_name& name) override {
        if (name.in != space::sheet)
            return;
        if (name.local == "row")
            rows_.end(1);
        else if (name.local == "c")
            end_cell();
        else if (name.local == "rPh")
            spoken_ = false;
        within_ = nullptr;
    }

    void characters(std::string_view text) override {
        if (within_ == nullptr)
            return;
        if (within_->size() + text.size() > workbook_messages::row_size_max)
            refuse(said("a cell of more than {} bytes", workbook_messages::row_size_max),
                   said("shorter cells"));
        *within_ += text;
    }

    [[nodiscard]] bool done() const override { return rows_.done(); }

private:
    [[noreturn]] void refuse(const wording& found, const wording& expected) const {
        throw refusal{found, expected, rows_.number(), column_};
    }

    void start_row(const xml_attributes& attributes) {
        const auto written = attributes.find("r");
        const auto number =
            written.empty() ? std::optional(rows_.number() + 1) : read_count(written);
        if (!number || *number > workbook_messages::rows_max)
            throw refusal{said("a row {}", number ? std::to_string(*number) : in_quotes(written)),
                          said("rows from 1 to {}", workbook_messages::rows_max),
                          number.value_or(0)};
        column_ = 0;
        rows_.begin(*number, is_true(attributes.find("hidden")));
    }

    void start_cell(const xml_attributes& attributes) {
        const auto written = attributes.find("r");
        ++column_;
        if (!written.empty()) {
            const auto at = read_reference(written);
            if (!at || at->row != rows_.number())
                refuse(said("a cell that says it is {}", in_quotes(written)), said(whole_workbook));
            column_ = at->column;
        }
        type_ = attributes.find("t");
        style_ = read_count(attributes.find("s")).value_or(0);
        value_.clear();
        formula_.clear();
        has_value_ = has_formula_ = false;
    }

    void begin_value() {
        has_value_ = true;
        within_ = &value_;
    }
    void begin_formula() {
        has_formula_ = true;
        within_ = &formula_;
    }

    void end_cell() {
        auto value = has_formula_ && lacks_value()
                         ? cell_value{{cell_kind::no_value}, "=" + formula_}
                         : typed_value();
        value.form.computed = has_formula_;
        if (!value.text.empty())
            rows_.put(column_, std::move(value));
    }

    /// A text may be computed to be empty; a number may not.
    [[nodiscard]] bool lacks_value() const { return type_ == "str" ? !has_value_ : value_.empty(); }

    [[nodiscard]] cell_value typed_value() const {
        if (type_ == "s")
            return value_.empty() ? cell_value() : unescaped(shared_text());
        if (type_ == "str" || type_ == "inlineStr")
            return unescaped(value_);
        if (value_.empty())
            return {};
        if (type_.empty() || type_ == "n")
            return shown(number(), format(), parts_.days);
        if (type_ == "b")
            return {{cell_kind::truth}, is_true(value_) ? "true" : "false"};
        if (type_ == "e")
            return {{cell_kind::error}, value_};
        if (type_ == "d")
            return {{cell_kind::date}, std::string(without_midnight(value_))};
        refuse(said("a cell of the unknown type {}", in_quotes(type_)), said(whole_workbook));
    }

    [[nodiscard]] std::string_view shared_text() const {
        const auto at = value_ == "0" ? std::optional(0U) : read_count(value_);
        if (!at || *at >= parts_.texts.size())
            refuse(said("a cell whose text is not there"), said(whole_workbook));
        return parts_.texts[*at];
    }

    [[nodiscard]] double number() const {
        const auto read = read_double(value_);
        if (!read)
            refuse(said("a number that is none, {}", in_quotes(value_)), said(whole_workbook));
        return *read;
    }

    [[nodiscard]] const number_format& format() const {
        static const number_format plain;
        return style_ < parts_.formats.size() ? parts_.formats[style_] : plain;
    }

    const xlsx_parts& parts_;
    sheet_rows& rows_;
    std::uint32_t column_ = 0;
    std::string type_;
    std::size_t style_ = 0;
    std::string value_;
    std::string formula_;
    bool has_value_ = false;
    bool has_formula_ = false;
    bool spoken_ = false;
    std::string* within_ = nullptr;
};

class xlsx_book : public book {
public:
    explicit xlsx_book(const archive& parts) : archive_(parts), parts_(read_xlsx_parts(parts)) {
        for (const auto& sheet : parts_.sheets) {
            sheets_.push_back({sheet.name, sheet.hidden, !has_content(sheet.part)});
        }
    }

    [[nodiscard]] std::string format() const override { return "XLSX"; }
    [[nodiscard]] const std::vector<sheet_entry>& sheets() const override { return sheets_; }

    void read(std::size_t sheet, sheet_rows& rows, row_sink& columns) override {
        const auto& around = surveyed(sheet);
        for (const auto& [first, last] : around.hidden_columns)
            columns.hidden_columns(first, last);
        for (const auto& range : around.merges)
            rows.merge(range);
        cell_reader cells(parts_, rows);
        read_xml(archive_, parts_.sheets[sheet].part, cells);
    }

private:
    /// A damaged sheet may have some: who reads it is told.
    [[nodiscard]] bool has_content(const std::string& part) const {
        content_search content;
        try {
            read_xml(archive_, part, content);
        } catch (const refusal&) {
            return true;
        }
        return content.found;
    }

    /// Kept, since a sheet is mostly read again.
    const survey& surveyed(std::size_t sheet) {
        if (survey_ && surveyed_ == sheet)
            return *survey_;
        auto made = std::make_unique<survey>();
        try {
            read_xml(archive_, parts_.sheets[sheet].part, *made);
        } catch (refusal& problem) {
            if (problem.row == 0)
                problem.row = made->row;
            throw;
        }
        surveyed_ = sheet;
        survey_ = std::move(made);
        return *survey_;
    }

    const archive& archive_;
    xlsx_parts parts_;
    std::unique_ptr<survey> survey_;
    std::size_t surveyed_ = 0;
    std::vector<sheet_entry> sheets_;
};

} // namespace

std::unique_ptr<book> open_xlsx(const archive& parts) { return std::make_unique<xlsx_book>(parts); }

} // namespace cofin::workbooks
