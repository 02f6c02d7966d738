#include "import/helper/book.hpp"
#include "import/helper/cell_reference.hpp"
#include "import/helper/refusal.hpp"
#include "import/helper/xml.hpp"
#include "import/workbook_messages.hpp"

#include <cofin/error.hpp>

#include <algorithm>
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

/// How often a cell or row stands there.
std::uint32_t repetitions(std::string_view written) {
    if (written.empty())
        return 1;
    const auto count = read_count(written);
    if (!count)
        throw refusal{"a repetition " + in_quotes(written), whole_workbook};
    return *count;
}

bool is_hidden(std::string_view visibility) {
    return visibility == "collapse" || visibility == "filter";
}

/// The words in what a person sees of a number: `1 200,00 zł` has one.
std::string words_beside(std::string_view seen) {
    constexpr std::string_view plain = "0123456789 \t\n.,'+-()%/";
    constexpr std::string_view spaces[] = {"\xc2\xa0", "\xe2\x80\xaf", "\xe2\x88\x92",
                                           "\xe2\x80\x99"}; // NBSP, narrow NBSP, minus, apostrophe
    std::string words;
    for (std::size_t at = 0; at < seen.size();) {
        const auto rest = seen.substr(at);
        const auto* space = std::ranges::find_if(
            spaces, [&](std::string_view one) { return rest.starts_with(one); });
        const bool exponent = (rest[0] == 'E' || rest[0] == 'e') && at > 0 && rest.size() > 1 &&
                              (rest[1] == '+' || rest[1] == '-');
        if (space != std::end(spaces)) {
            at += space->size();
        } else {
            if (plain.find(rest[0]) == std::string_view::npos && !exponent)
                words += rest[0];
            ++at;
        }
    }
    return words;
}

/// The text of a cell: its paragraphs, without comments and drawings.
class cell_paragraphs {
public:
    void clear() {
        text_.clear();
        any_ = false;
    }
    void start(const xml_name& name, const xml_attributes& attributes) {
        if (skipped_ > 0 || name.in != space::text || name.local == "note" ||
            name.local == "ruby-text") {
            ++skipped_;
            return;
        }
        if (name.local == "p" || name.local == "h") {
            append(any_ ? "\n" : "");
            any_ = true;
        } else if (name.local == "s") {
            append(
                std::string(std::min(repetitions(attributes.find(space::text, "c")),
                                     static_cast<std::uint32_t>(workbook_messages::row_size_max)),
                            ' '));
        } else if (name.local == "tab") {
            append("\t");
        } else if (name.local == "line-break") {
            append("\n");
        }
    }
    void end() {
        if (skipped_ > 0)
            --skipped_;
    }
    void append(std::string_view more) {
        if (skipped_ > 0)
            return;
        if (text_.size() + more.size() > workbook_messages::row_size_max)
            throw refusal{"a cell of more than " + std::to_string(workbook_messages::row_size_max) +
                              " bytes",
                          "shorter cells"};
        text_ += more;
    }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
    bool any_ = false;
    std::size_t skipped_ = 0; ///< how deep within what is no text of the cell
};

/// What a cell says of itself.
struct cell_claim {
    std::string type;
    std::string value; ///< of the attribute that its type names
    std::string unit;
    std::string formula;
    bool computed = false;
    bool error = false;
    bool has_text_value = false;
};

cell_claim claim_of(const xml_attributes& attributes) {
    cell_claim made;
    made.type = attributes.find(space::office, "value-type");
    made.unit = attributes.find(space::office, "currency");
    made.formula = attributes.find(space::table, "formula");
    made.computed = attributes.contains(space::table, "formula");
    made.error = attributes.find(space::calculation, "value-type") == "error";
    made.has_text_value =
        made.type == "string" && attributes.contains(space::office, "string-value");
    for (const auto& [type, attribute] :
         {std::pair("date", "date-value"), std::pair("time", "time-value"),
          std::pair("boolean", "boolean-value"), std::pair("string", "string-value")})
        if (made.type == type)
            made.value = attributes.find(space::office, attribute);
    if (made.type == "float" || made.type == "percentage" || made.type == "currency")
        made.value = attributes.find(space::office, "value");
    return made;
}

cell_value number_of(const cell_claim& claim, const std::string& seen) {
    const auto read = read_double(claim.value);
    if (!read)
        throw refusal{"a number that is none, " + in_quotes(claim.value), whole_workbook};
    number_format format;
    format.percent = claim.type == "percentage";
    format.beside =
        claim.type == "currency" && !claim.unit.empty() ? claim.unit : words_beside(seen);
    return shown(*read, format, day_count::from_1900);
}

cell_value value_of(const cell_claim& claim, const std::string& seen) {
    const auto as_it_stands = [](cell_kind kind, std::string_view text) {
        auto made = cell_value{{cell_kind::text}, std::string(text)};
        // Control characters cannot stand in XML 1.0: nothing is to be looked for.
        made.form.kind = kind;
        return made;
    };
    if (claim.error)
        return as_it_stands(cell_kind::error, seen.empty() ? "an error" : seen);
    if (claim.type.empty())
        return claim.computed ? as_it_stands(cell_kind::no_value,
                                             claim.formula.substr(std::min(claim.formula.find('='),
                                                                           claim.formula.size())))
                              : as_it_stands(cell_kind::text, seen);
    if (claim.type == "float" || claim.type == "percentage" || claim.type == "currency")
        return number_of(claim, seen);
    if (claim.type == "string")
        return as_it_stands(cell_kind::text, claim.has_text_value ? claim.value : seen);
    if (claim.type == "date")
        return as_it_stands(cell_kind::date, without_midnight(claim.value));
    if (claim.type == "time")
        return as_it_stands(cell_kind::date, seen.empty() ? claim.value : seen);
    if (claim.type == "boolean")
        return as_it_stands(cell_kind::truth, claim.value);
    throw refusal{"a cell of the unknown type " + in_quotes(claim.type), whole_workbook};
}

/// Walks along all tables of the document, which stand one behind the other.
class content_reader : public xml_handler {
public:
    void start(const xml_name& name, const xml_attributes& attributes) override {
        if (cell_depth_ > 0) {
            ++cell_depth_;
            if (name.is(space::table, "table"))
                throw refusal{"a table within a cell", "cells with values"};
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
                throw refusal{"a table within a table", "one table a sheet"};
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
            throw refusal{"more than " + std::to_string(workbook_messages::sheets_max) + " sheets",
                          "fewer"};
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

class ods_book : public book {
public:
    explicit ods_book(const archive& parts) : archive_(parts) {
        encryption_search encryption;
        if (parts.contains("META-INF/manifest.xml"))
            read_xml(parts, "META-INF/manifest.xml", encryption);
        if (encryption.found || parts.contains("encrypted-package"))
            throw refusal{"a workbook under a password", "one without a password"};
        sheet_list list;
        read_xml(parts, content_part, list);
        sheets_ = std::move(list.sheets);
    }

    [[nodiscard]] std::string format() const override { return "ODS"; }
    [[nodiscard]] const std::vector<sheet_entry>& sheets() const override { return sheets_; }

    void read(std::size_t sheet, sheet_rows& rows, row_sink& columns) override {
        table_reader reader(sheet, rows, columns);
        read_xml(archive_, content_part, reader);
    }

private:
    const archive& archive_;
    std::vector<sheet_entry> sheets_;
};

} // namespace

std::unique_ptr<book> open_ods(const archive& parts) { return std::make_unique<ods_book>(parts); }

} // namespace cofin::workbooks
