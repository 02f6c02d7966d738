#include "import/table_file.hpp"

#include "import/delimited_file.hpp"
#include "import/delimiter.hpp"
#include "import/file_signature.hpp"
#include "import/question.hpp"
#include "import/workbook_file.hpp"

#include <cofin/spelling.hpp>

#include <algorithm>
#include <charconv>

namespace cofin {
namespace {

/// Whether the file is a workbook; refuses what is neither that nor text.
bool is_workbook(const std::string& file) {
    const auto refuse = [&](const wording& found, const wording& expected) {
        throw parse_error({file}, found, expected);
    };
    const wording saved("it saved as XLSX or ODS");
    const wording table("a CSV or TSV file, or an XLSX or ODS workbook");
    switch (kind_of_file(file)) {
    case file_kind::empty:
        refuse(wording("an empty file"), wording("a heading and rows below it"));
        break;
    case file_kind::encrypted:
        refuse(wording("a workbook under a password"),
               wording("it saved as XLSX or ODS without a password"));
        break;
    case file_kind::excel_97: refuse(wording("a workbook of Excel 97 (XLS)"), saved); break;
    case file_kind::excel_2003_xml:
        refuse(wording("a workbook of Excel 2003 in XML"), saved);
        break;
    case file_kind::office_97:
        refuse(wording("a document of an older Office that is no workbook"), table);
        break;
    case file_kind::flat_other:
        refuse(wording("an OpenDocument file that is no spreadsheet"), table);
        break;
    case file_kind::web_page:
        refuse(wording("a web page (HTML), whatever its name says"),
               wording("it opened in a spreadsheet program and saved as XLSX or ODS"));
        break;
    case file_kind::pdf: refuse(wording("a PDF document"), table); break;
    case file_kind::archive:
    case file_kind::flat_ods: return true;
    case file_kind::text: break;
    }
    return false;
}

std::string quoted_list(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names)
        list += (list.empty() ? "" : ", ") + in_quotes(name);
    return list;
}

std::vector<std::string> names_of(const workbook_file& book) {
    std::vector<std::string> names;
    for (const auto& sheet : book.sheets())
        names.push_back(sheet.name);
    return names;
}

/// A name goes before a number, since a sheet may be called 2018.
std::size_t sheet_named(const workbook_file& book, const std::string& wanted) {
    const auto& sheets = book.sheets();
    const auto found = std::ranges::find(sheets, wanted, &workbook_sheet::name);
    if (found != sheets.end())
        return static_cast<std::size_t>(found - sheets.begin());
    std::size_t number = 0;
    const char* end = wanted.data() + wanted.size();
    if (std::from_chars(wanted.data(), end, number).ptr == end && number > 0 &&
        number <= sheets.size())
        return number - 1;
    const auto names = names_of(book);
    const std::vector<std::string_view> known(names.begin(), names.end());
    throw parse_error({"--sheet"}, in_quotes(wanted),
                      wording("a sheet of the workbook by name or number: {}", quoted_list(names)),
                      nearest_word(wanted, known));
}

/// The sheet that was chosen, or the only one with something in it that is not hidden.
std::size_t chosen_sheet(const std::string& file, const workbook_file& book,
                         const import_choices& choices) {
    if (!choices.sheet.empty())
        return sheet_named(book, choices.sheet);
    std::vector<std::size_t> filled;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < book.sheets().size(); ++i)
        if (const auto& sheet = book.sheets()[i]; !sheet.empty && !sheet.hidden) {
            filled.push_back(i);
            names.push_back(sheet.name);
        }
    if (filled.empty())
        throw parse_error({file}, wording("a workbook with nothing in its sheets"),
                          wording("a heading and rows below it"));
    if (filled.size() > 1)
        throw import_question(
            {file}, counting("{} sheet: {}", "{} sheets: {}", filled.size(), quoted_list(names)),
            "--sheet", wording("NAME or NUMBER"));
    return filled[0];
}

void require_unused(bool used, const char* option, const wording& found, const wording& expected) {
    if (used)
        throw parse_error({option}, found, expected);
}

std::vector<sampled_row> first_rows(const row_source& rows) {
    std::vector<sampled_row> start;
    table_row row;
    while (rows(row)) {
        sampled_row kept{row.line, {}};
        for (const auto cell : row.cells)
            kept.cells.emplace_back(cell);
        start.push_back(std::move(kept));
    }
    return start;
}

table_file find_in_workbook(const std::string& file, const import_choices& choices,
                            const std::string& reader) {
    const wording no_text("a file that is no text file");
    const wording text_only("this option for a text file only");
    require_unused(choices.encoding.has_value(), "--encoding", no_text, text_only);
    require_unused(choices.delimiter.has_value(), "--delimiter", no_text, text_only);
    const auto book = std::make_shared<workbook_file>(file, reader);
    const auto sheet = chosen_sheet(file, *book, choices);
    table_file found;
    found.file = file;
    found.name = book->name_of(sheet);
    found.format = book->format();
    found.sheet = book->sheets()[sheet].name;
    for (std::size_t i = 0; i < book->sheets().size(); ++i)
        if (i != sheet && !book->sheets()[i].empty)
            found.other_sheets.push_back(book->sheets()[i].name);
    found.start = first_rows(book->rows(sheet, sampled_rows));
    found.hidden_columns = book->hidden_columns();
    found.open = [book, sheet] { return book->rows(sheet, imported_rows_max); };
    return found;
}

table_file find_in_text(const std::string& file, const import_choices& choices) {
    require_unused(!choices.sheet.empty(), "--sheet", wording("a file that is no workbook"),
                   wording("this option for a workbook only"));
    auto text = find_delimited_file(file, choices);
    table_file found;
    found.file = found.name = file;
    found.format = "CSV";
    found.encoding = text.encoding;
    found.delimiter = text.delimiter;
    found.start = std::move(text.start);
    found.open = [text] { return text.open(); };
    return found;
}

} // namespace

table_file find_table(const std::string& file, const import_choices& choices,
                      const std::string& reader) {
    return is_workbook(file) ? find_in_workbook(file, choices, reader)
                             : find_in_text(file, choices);
}

std::string form_of(const language& in, const table_file& table) {
    if (table.encoding && table.delimiter)
        return in.say(phrase("{}, delimiter {}", name_of(*table.encoding),
                             in.words(name_of_delimiter(*table.delimiter))));
    const std::string sheet = in_quotes(*table.sheet);
    if (table.other_sheets.empty())
        return in.say(phrase("{}, sheet {}", table.format, sheet));
    return in.say(phrase("{}, sheet {} (left out: {})", table.format, sheet,
                         quoted_list(table.other_sheets)));
}

} // namespace cofin
