#include "import/helper/book.hpp"
#include "import/helper/ods_cell.hpp"
#include "import/helper/refusal.hpp"
#include "import/helper/xml.hpp"
#include "import/workbook_messages.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace cofin::workbooks {
namespace {

constexpr const char* content_part = "content.xml";

class encryption_search : public xml_handler {
public:
    void start(const xml_name& name, const xml_attributes& /*attributes*/) override {
        found = found || name.is(space::manifest, "encryption-data");
    }
    void end(const xml_name& /*name*/) override {}
    [[nodiscard]] bool done() const override { return found; }

    bool found = false;
};

bool is_hidden(std::string_view visibility) {
    return visibility == "collapse" || visibility == "filter";
}

/// Walks along all tables of the document, which stand one behind the other.
class content_reader : public xml_handler {
public:
    void start(const xml_name& name, const xml_attributes& attributes) override {
        if (cell_depth_ > 0) {
            ++cell_depth_;
            if (name.is(space::table, "table"))
                throw refusal{said("a table within a cell"), said("cells with values")};
            return paragraphs_.start(name, attributes);
        }
        if (name.is(space::office, "spreadsheet"))
            within_ = true;
        else if (name.is(space::style, "style"))
            style_ = attributes.find(space::style, "name");
        else if (name.is(space::style, "table-properties") &&
                 attributes.find(space::table, "display") == "false")
            hidden_styles_.emplace(style_);
        else if (within_ && name.in == space::table)
            start_of_table(name.local, attributes);
    }

    void end(const xml_name& name) override {
        if (cell_depth_ > 0) {
            if (--cell_depth_ > 0)
                return paragraphs_.end();
            return end_cell();
        }
        if (name.is(space::office, "spreadsheet"))
            within_ = false;
        else if (within_ &&
                 (name.is(space::table, "dde-links") || name.is(space::table, "tracked-changes")))
            --beside_;
        else if (within_ && beside_ == 0 && name.is(space::table, "table"))
            end_table();
        else if (in_table_ && beside_ == 0 && name.is(space::table, "table-row"))
            end_row(row_times_);
    }

    void characters(std::string_view text) override {
        if (cell_depth_ > 1)
            paragraphs_.append(text);
    }

protected:
    virtual void start_table(std::string_view name, bool hidden) = 0;
    virtual void end_table() { in_table_ = false; }
    virtual void start_column(std::uint32_t /*times*/, bool /*hidden*/) {}
    virtual void start_row(bool /*hidden*/) {}
    virtual void end_row(std::uint32_t /*times*/) {}
    /// What follows the start is the cell's text.
    virtual void start_cell(const xml_attributes& attributes, bool covered) = 0;
    virtual void take_cell(const std::string& text) = 0;

private:
    void start_of_table(std::string_view name, const xml_attributes& attributes) {
        if (name == "dde-links" || name == "tracked-changes")
            ++beside_;
        if (beside_ > 0)
            return;
        if (name == "table") {
            if (in_table_)
                throw refusal{said("a table within a table"), said("one table a sheet")};
            in_table_ = true;
            start_table(attributes.find(space::table, "name"),
                        hidden_styles_.contains(attributes.find(space::table, "style-name")));
        } else if (in_table_) {
            start_within(name, attributes);
        }
    }

    void start_within(std::string_view name, const xml_attributes& attributes) {
        const bool hidden = is_hidden(attributes.find(space::table, "visibility"));
        if (name == "table-column") {
            start_column(repetitions(attributes.find(space::table, "number-columns-repeated")),
                         hidden);
        } else if (name == "table-row") {
            row_times_ = repetitions(attributes.find(space::table, "number-rows-repeated"));
            start_row(hidden);
        } else if (name == "table-cell" || name == "covered-table-cell") {
            cell_depth_ = 1;
            paragraphs_.clear();
            start_cell(attributes, name == "covered-table-cell");
        }
    }

    void end_cell() { take_cell(paragraphs_.text()); }

    bool within_ = false;
    bool in_table_ = false;
    std::size_t beside_ = 0;     ///< within what is no table of the document
    std::size_t cell_depth_ = 0; ///< elements from a cell's own on
    std::uint32_t row_times_ = 1;
    std::string style_;
    std::set<std::string, std::less<>> hidden_styles_;
    cell_paragraphs paragraphs_;
};

class sheet_list : public content_reader {
public:
    std::vector<sheet_entry> sheets;

private:
    void start_table(std::string_view name, bool hidden) override {
        if (sheets.size() == workbook_messages::sheets_max)
            throw refusal{said("more than {} sheets", workbook_messages::sheets_max),
                          said("fewer")};
        sheets.push_back({std::string(name), hidden, true});
    }
    void start_cell(const xml_attributes& attributes, bool covered) override {
        if (!covered && (!attributes.find(space::office, "value-type").empty() ||
                         attributes.contains(space::table, "formula")))
            sheets.back().empty = false;
    }
    void take_cell(const std::string& text) override {
        if (!text.empty())
            sheets.back().empty = false;
    }
};

class table_reader : public content_reader {
public:
    table_reader(std::size_t wanted, sheet_rows& rows, row_sink& columns)
        : wanted_(wanted), rows_(rows), columns_(columns) {}

    [[nodiscard]] bool done() const override { return passed_ || rows_.done(); }

private:
    [[nodiscard]] bool is_wanted() const noexcept { return seen_ == wanted_ + 1; }

    void start_table(std::string_view /*name*/, bool /*hidden*/) override { ++seen_; }
    void end_table() override {
        content_reader::end_table();
        passed_ = is_wanted();
    }

    void start_column(std::uint32_t times, bool hidden) override {
        if (!is_wanted())
            return;
        const auto first = column_ + 1;
        column_ = advanced(column_, times);
        if (hidden && first <= workbook_messages::columns_max)
            columns_.hidden_columns(first, std::min(column_, workbook_messages::columns_max));
    }

    void start_row(bool hidden) override {
        column_ = 0;
        if (is_wanted())
            rows_.begin(rows_.number() + 1, hidden);
    }
    void end_row(std::uint32_t times) override {
        if (is_wanted())
            rows_.end(times);
    }

    void start_cell(const xml_attributes& attributes, bool covered) override {
        if (!is_wanted())
            return;
        times_ = repetitions(attributes.find(space::table, "number-columns-repeated"));
        covered_ = covered;
        claim_ = claim_of(attributes);
        const auto columns = repetitions(attributes.find(space::table, "number-columns-spanned"));
        const auto rows = repetitions(attributes.find(space::table, "number-rows-spanned"));
        if (columns > 1 || rows > 1)
            rows_.merge({rows_.number(), column_ + 1, advanced(rows_.number(), rows - 1),
                         advanced(column_, columns)});
    }

    void take_cell(const std::string& text) override {
        if (!is_wanted())
            return;
        const auto first = column_ + 1;
        column_ = advanced(column_, times_);
        if (covered_)
            return; // what lies under a merged cell is not seen
        auto value = value_at(first, text);
        if (value.text.empty())
            return;
        for (auto column = first; column <= column_; ++column)
            rows_.put(column, value);
    }

    [[nodiscard]] cell_value value_at(std::uint32_t column, const std::string& text) const {
        try {
            auto value = value_of(claim_, text);
            value.form.computed = claim_.computed;
            return value;
        } catch (refusal& problem) {
            problem.row = rows_.number();
            problem.column = column;
            throw;
        }
    }

    /// Without an overflow: what lies beyond any sheet is refused as soon as it has a value.
    static std::uint32_t advanced(std::uint32_t from, std::uint32_t by) {
        constexpr auto last = static_cast<std::uint32_t>(-2);
        return by > last - from ? last : from + by;
    }

    std::size_t wanted_;
    sheet_rows& rows_;
    row_sink& columns_;
    std::size_t seen_ = 0;
    bool passed_ = false;
    std::uint32_t column_ = 0;
    std::uint32_t times_ = 1;
    bool covered_ = false;
    cell_claim claim_;
};

/// Hands the document's elements to a handler, from the start.
using document_source = std::function<void(xml_handler&)>;

class ods_book : public book {
public:
    ods_book(std::string format, document_source document)
        : format_(std::move(format)), document_(std::move(document)) {
        sheet_list list;
        document_(list);
        sheets_ = std::move(list.sheets);
    }

    [[nodiscard]] std::string format() const override { return format_; }
    [[nodiscard]] const std::vector<sheet_entry>& sheets() const override { return sheets_; }

    void read(std::size_t sheet, sheet_rows& rows, row_sink& columns) override {
        table_reader reader(sheet, rows, columns);
        document_(reader);
    }

private:
    std::string format_;
    document_source document_;
    std::vector<sheet_entry> sheets_;
};

void require_open(const archive& parts) {
    encryption_search encryption;
    if (parts.contains("META-INF/manifest.xml"))
        read_xml(parts, "META-INF/manifest.xml", encryption);
    if (encryption.found || parts.contains("encrypted-package"))
        throw refusal{said("a workbook under a password"), said(no_password)};
}

} // namespace

std::unique_ptr<book> open_ods(const archive& parts) {
    require_open(parts);
    return std::make_unique<ods_book>(
        "ODS", [&parts](xml_handler& handler) { read_xml(parts, content_part, handler); });
}

std::unique_ptr<book> open_flat_ods(std::string_view document) {
    return std::make_unique<ods_book>("FODS", [document](xml_handler& into) {
        xml_reader reading("FODS", into);
        constexpr std::size_t fed_at_once = std::size_t{1} << 16U;
        for (std::size_t at = 0; at < document.size(); at += fed_at_once)
            if (!reading.feed(document.substr(at, fed_at_once)))
                return;
        reading.finish();
    });
}

} // namespace cofin::workbooks
