#include "import/workbook_file.hpp"

#include "import/question.hpp"
#include "import/small_workbook.hpp"
#include "import/table_file.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

constexpr const char* kind_names[] = {"", "#", "d:", "b:", "e:", "?:", "m:", "c:"};

/// Rows as `3! one | #2.5 | f#7`: the number, hidden or not, and each cell with its kind and whether it was computed.
std::string rows_of(const row_source& rows) {
    std::string all;
    table_row row;
    while (rows(row)) {
        all += std::to_string(row.line) + (row.hidden ? "!" : ":");
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            all += std::string(i == 0 ? " " : " | ") + (row.forms[i].computed ? "f" : "") +
                   kind_names[static_cast<std::size_t>(row.forms[i].kind)] +
                   std::string(row.cells[i]);
        all += "\n";
    }
    return all;
}

std::string read(const std::string& bytes, std::size_t sheet = 0) {
    const temporary_folder folder;
    workbook_file book(folder.write("book", bytes), COFIN_TEST_WORKBOOK_READER);
    return rows_of(book.rows(sheet, 1'000));
}

/// What the refusal says behind the file's name.
std::string refused(const std::string& bytes) {
    const temporary_folder folder;
    const auto path = folder.write("book", bytes);
    try {
        workbook_file book(path, COFIN_TEST_WORKBOOK_READER);
        return "not refused:\n" + rows_of(book.rows(0, 10'000'000));
    } catch (const parse_error& problem) {
        const std::string text = problem.what();
        return text.substr(text.find(path) + path.size());
    }
}

std::string cell(std::string_view at, std::string_view type, std::string_view inside) {
    return "<c r=\"" + std::string(at) + "\" " + std::string(type) + ">" + std::string(inside) +
           "</c>";
}
std::string sheet_row(std::string_view cells) { return "<row>" + std::string(cells) + "</row>"; }

/// A cell, or a row of cells, of an ODS table.
std::string td(std::string_view attributes, std::string_view text = {}) {
    return "<table:table-cell " + std::string(attributes) + ">" +
           (text.empty() ? "" : "<text:p>" + std::string(text) + "</text:p>") +
           "</table:table-cell>";
}
std::string words(std::string_view text) { return td("office:value-type=\"string\"", text); }
std::string amount(std::string_view value) {
    return td("office:value-type=\"float\" office:value=\"" + std::string(value) + "\"", value);
}
std::string tr(std::string_view cells, std::string_view attributes = {}) {
    return "<table:table-row " + std::string(attributes) + ">" + std::string(cells) +
           "</table:table-row>";
}

} // namespace

TEST_CASE("every kind of cell of SpreadsheetML comes with its value", "[import][xlsx]") {
    CHECK(read(xlsx_of_rows(
              sheet_row(cell("A1", "t=\"s\"", "<v>0</v>") + cell("B1", "t=\"s\"", "<v>1</v>") +
                        cell("D1", "t=\"inlineStr\"", "<is><r><t>in</t></r><t>line</t></is>") +
                        cell("E1", "t=\"str\"", "<v>text</v>")))) ==
          "1: one | two  parts |  | inline | text\n");
    CHECK(read(xlsx_of_rows(sheet_row(
              cell("A1", "", "<v>0.10000000000000001</v>") + cell("B1", "", "<v>-1E+3</v>") +
              cell("C1", "s=\"1\"", "<v>43416</v>") + cell("D1", "s=\"2\"", "<v>1200.5</v>") +
              cell("E1", "s=\"3\"", "<v>0.775</v>") +
              cell("F1", "t=\"d\"", "<v>2018-11-12T00:00:00</v>")))) ==
          "1: #0.1 | #-1000 | d:2018-11-12 | #1200.5 zł | #77.5 % | d:2018-11-12\n");
    CHECK(read(xlsx_of_rows(sheet_row(cell("A1", "t=\"b\"", "<v>1</v>") +
                                      cell("B1", "t=\"e\"", "<v>#DIV/0!</v>")))) ==
          "1: b:true | e:#DIV/0!\n");
}

TEST_CASE("formulas come with the value that the workbook has, or say that it has none",
          "[import][xlsx]") {
    CHECK(read(xlsx_of_rows(sheet_row(
              cell("A1", "", "<f>SUM(B1:C1)</f><v>12.5</v>") + cell("B1", "", "<f>SUM(C1)</f>") +
              cell("C1", "", "<f>C2</f><v></v>") + cell("D1", "t=\"str\"", "<f>A2</f><v></v>") +
              cell("E1", "t=\"str\"", "<f>A2&amp;\"x\"</f><v>x</v>")))) ==
          "1: f#12.5 | f?:=SUM(C1) | f?:=C2 |  | fx\n");
}

TEST_CASE("control characters of SpreadsheetML are found in their escapes", "[import][xlsx]") {
    CHECK(read(xlsx_of_rows(sheet_row(cell("A1", "t=\"str\"", "<v>a_x0007_b</v>") +
                                      cell("B1", "t=\"str\"", "<v>a_x000D_\nb</v>") +
                                      cell("C1", "t=\"str\"", "<v>_x005F_x0007_</v>")))) ==
          "1: c:a_x0007_b | a\nb | _x0007_\n");
    CHECK(refused(xlsx_of_rows(sheet_row(cell("A1", "t=\"str\"",
                                              "<v>a\x07"
                                              "b</v>")))) ==
          "#\"Costs\":1: found a damaged part \"xl/worksheets/sheet1.xml\": \"not "
          "well-formed (invalid token)\" (line 1, byte 116), expected a whole workbook: open it in "
          "a spreadsheet program "
          "and "
          "save it again");
}

TEST_CASE("rows and cells without an address stand behind the last one", "[import][xlsx]") {
    CHECK(read(xlsx_of_rows(
              "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"4\" hidden=\"1\"><c/><c "
              "t=\"s\"><v>0</v></c></row><row><c r=\"C5\"><v>3</v></c></row>")) ==
          "1: #1 | #2\n4!  | one\n5:  |  | #3\n");
}

TEST_CASE("merged cells of one row keep their value, those of several are told", "[import]") {
    const auto one = [](const char* at) { return cell(at, "", "<v>1</v>"); };
    CHECK(read(xlsx_of_rows(
              sheet_row(one("A1") + one("D1")) + sheet_row(one("A2") + one("B2")) +
                  sheet_row(one("A3")),
              "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"B2:B3\"/></mergeCells>")) ==
          "1: #1 | m: |  | #1\n2: #1 | m:1\n3: #1 | m:\n");
    CHECK(read(ods_of_rows(
              tr(td("table:number-columns-spanned=\"2\" office:value-type=\"string\"", "wide") +
                 "<table:covered-table-cell/>" + words("c")) +
              tr(words("a") +
                 td("table:number-rows-spanned=\"2\" office:value-type=\"string\"", "tall")) +
              tr(words("a") + "<table:covered-table-cell/>"))) ==
          "1: wide | m: | c\n2: a | m:tall\n3: a | m:\n");
}

TEST_CASE("every kind of cell of OpenDocument comes with its value", "[import][ods]") {
    CHECK(
        read(ods_of_rows(tr(
            words("a<text:s text:c=\"2\"/>b<text:tab/><text:span>c</text:span></text:p><text:p>d") +
            amount("0.1") +
            td("office:value-type=\"currency\" office:currency=\"PLN\" office:value=\"1200.5\"",
               "1 200,50 zł") +
            td("office:value-type=\"percentage\" office:value=\"0.85\"", "85 %") +
            td("office:value-type=\"date\" office:date-value=\"2018-11-12\"", "12.11.18") +
            td("office:value-type=\"boolean\" office:boolean-value=\"true\"", "PRAWDA") +
            td("office:value-type=\"float\" office:value=\"12\"", "12 tys.") +
            td("office:value-type=\"string\" calcext:value-type=\"error\" "
               "table:formula=\"of:=1/0\"",
               "#DIV/0!")))) == "1: a  b\tc\nd | #0.1 | #1200.5 PLN | #85 % | d:2018-11-12 | "
                                "b:true | #12 tys | fe:#DIV/0!\n");
    CHECK(read(ods_of_rows(tr(
              td("table:formula=\"of:=SUM([.B1])\" office:value-type=\"float\" office:value=\"7\"",
                 "7") +
              td("table:formula=\"of:=SUM([.C1])\"")))) == "1: f#7 | f?:=SUM([.C1])\n");
}

TEST_CASE("rows and cells of OpenDocument that stand there several times come as often",
          "[import][ods]") {
    CHECK(
        read(ods_of_rows(tr(td("table:number-columns-repeated=\"2\" office:value-type=\"float\" "
                               "office:value=\"5\"",
                               "5")) +
                         tr(td("table:number-columns-repeated=\"9\"") + words("x"),
                            "table:number-rows-repeated=\"2\"") +
                         tr(td("table:number-columns-repeated=\"16384\""),
                            "table:number-rows-repeated=\"1000\"") +
                         tr(amount("6"), "table:visibility=\"filter\""))) ==
        "1: #5 | #5\n2:  |  |  |  |  |  |  |  |  | x\n3:  |  |  |  |  |  |  |  |  | x\n1004! #6\n");
}

TEST_CASE("comments and drawings are no text of a cell", "[import][ods]") {
    CHECK(read(ods_of_rows(
              tr("<table:table-cell office:value-type=\"string\"><office:annotation><text:p>no"
                 "</text:p></office:annotation><text:p>yes</text:p></table:table-cell>"))) ==
          "1: yes\n");
}

TEST_CASE("ten million empty rows cost nothing, and what stands behind them is refused",
          "[import]") {
    const auto empty = tr(td(""), "table:number-rows-repeated=\"10000000\"");
    CHECK(read(ods_of_rows(tr(words("a")) + empty)) == "1: a\n");
    CHECK(refused(ods_of_rows(tr(words("a")) + empty + tr(words("b")))) ==
          "#\"Costs\":10000002:1: found a cell in row 10000002, expected at most 1048576 "
          "rows");
    std::string rows;
    for (int i = 0; i < 300'000; ++i)
        rows += "<row/>";
    CHECK(refused(xlsx_of_rows(rows)).find("that would grow from") != std::string::npos);
    const auto last = [](const char* behind) {
        return xlsx_of_rows(std::string("<row r=\"1048576\"><c><v>1</v></c></row>") + behind);
    };
    CHECK(read(last("")) == "1048576: #1\n");
    CHECK(refused(last("<row/>")) ==
          "#\"Costs\":1048577: found a row 1048577, expected rows from 1 to 1048576");
}

TEST_CASE("what would fill the memory is refused before it is inflated", "[import][hostile]") {
    auto parts = xlsx_parts({{"Costs", ""}});
    parts["xl/bomb"] = std::string(std::size_t{8} << 20U, ' ');
    CHECK(refused(zipped(parts)).find("found a part \"xl/bomb\" that would grow from") == 0 + 2);
    // One that lies about its size.
    auto bytes = zipped(parts);
    const std::string size("\x00\x00\x80\x00", 4);
    for (auto at = bytes.find(size); at != std::string::npos; at = bytes.find(size, at))
        bytes[at + 2] = '\x08';
    CHECK(refused(bytes) == "not refused:\n"); // the part is not one that is read
    std::string many;
    for (int i = 0; i < 40'000; ++i)
        many += "<si><t>" + std::string(100, static_cast<char>('a' + i % 26)) + "</t></si>";
    parts.erase("xl/bomb");
    parts["xl/sharedStrings.xml"].insert(parts["xl/sharedStrings.xml"].find("<si>"), many);
    bytes = zipped(parts, false);
    const auto right = static_cast<std::uint32_t>(parts["xl/sharedStrings.xml"].size());
    const std::string told(reinterpret_cast<const char*>(&right), 4);
    for (auto at = bytes.find(told); at != std::string::npos; at = bytes.find(told, at + 1))
        bytes[at + 2] = '\x01';
    CHECK(refused(bytes).find("found a damaged") != std::string::npos);
}

TEST_CASE("cells repeated without end are refused", "[import][hostile]") {
    CHECK(refused(ods_of_rows(
              tr(td("table:number-columns-repeated=\"16385\" office:value-type=\"float\" "
                    "office:value=\"1\"",
                    "1")))) == "#\"Costs\":1:16385: found a cell in column 16385, expected at "
                               "most 16384 columns");
}

TEST_CASE("entities, document types and towers of elements are refused", "[import][hostile]") {
    auto parts = xlsx_parts({{"Costs", ""}});
    auto& sheet = parts["xl/worksheets/sheet1.xml"];
    const auto plain = sheet;
    sheet = "<!DOCTYPE worksheet [<!ENTITY a \"aaaa\">]>" + plain;
    CHECK(refused(zipped(parts)).find("that declares a document type") != std::string::npos);
    std::string tower;
    for (int i = 0; i < 300; ++i)
        tower += "<a>";
    sheet = plain.substr(0, plain.find('>') + 1) + tower;
    CHECK(refused(zipped(parts)).find("elements within elements, 201 deep") != std::string::npos);
}

TEST_CASE("damaged workbooks are refused", "[import][hostile]") {
    const auto good =
        xlsx_of_rows(sheet_row(cell("A1", "", "<v>1</v>")) + sheet_row(cell("A2", "", "<v>2</v>")));
    REQUIRE(read(good) == "1: #1\n2: #2\n");
    CHECK(refused(good.substr(0, good.size() / 2)) ==
          ": found a damaged workbook, or a part of one, expected a whole workbook: open it in a "
          "spreadsheet program and save it again");
    for (const auto* what :
         {"<row r=\"0\"/>", "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"x\"/>",
          "<row><c r=\"A2\"/></row>", "<row><c r=\"1\"/></row>",
          "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
          "<row><c><v>1e</v></c></row>", "<row><c><v>nan</v></c></row>",
          "<row><c t=\"s\"><v>2</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>",
          "<row><c t=\"q\"><v>2</v></c></row>", "<row><c></row>"}) {
        INFO(what);
        CHECK(refused(xlsx_of_rows(what)).find("#\"Costs\"") == 0);
    }
    auto parts = xlsx_parts({{"Costs", "<sheetData/>"}});
    parts.erase("xl/worksheets/sheet1.xml");
    CHECK(refused(zipped(parts)) ==
          "#\"Costs\": found a workbook without its part "
          "\"xl/worksheets/sheet1.xml\", expected a whole workbook: open it in "
          "a spreadsheet program and save it again");
    // A bit that changed within a part that is not compressed: only its checksum knows.
    auto flipped =
        zipped(xlsx_parts({{"Costs", "<sheetData>" + sheet_row(cell("A1", "", "<v>1234</v>")) +
                                         "</sheetData>"}}),
               false);
    flipped[flipped.find("<v>1234") + 3] = '9';
    CHECK(refused(flipped).find("CRC error") != std::string::npos);
}

TEST_CASE("what is no workbook, or one under a password, is refused by name", "[import]") {
    CHECK(refused(zipped({{"a.txt", "a"}})) ==
          ": found a zip archive that is no workbook, expected an XLSX or ODS workbook");
    CHECK(refused(zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                          {"content.xml", "<a/>"}})) ==
          ": found an OpenDocument file that is no spreadsheet, expected an XLSX or ODS workbook");
    auto parts = ods_parts("");
    parts["META-INF/manifest.xml"] =
        "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry "
        "m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>";
    parts["content.xml"] = "\x01\x02 not for everyone";
    CHECK(
        refused(zipped(parts)) ==
        ": found a workbook under a password, expected it saved as XLSX or ODS without a password");
}

TEST_CASE("sheets are listed with what hides them and whether they have a cell", "[import]") {
    const auto listed = [](const std::string& bytes) {
        const temporary_folder folder;
        const workbook_file book(folder.write("book", bytes), COFIN_TEST_WORKBOOK_READER);
        std::string all = book.format();
        for (const auto& sheet : book.sheets())
            all += " | " + sheet.name + (sheet.hidden ? " hidden" : "") +
                   (sheet.empty ? " empty" : "");
        return all;
    };
    auto parts = xlsx_parts({{"A", "<sheetData><row><c s=\"1\"/></row></sheetData>"},
                             {"B", "<sheetData><row><c><v>1</v></c></row></sheetData>"}});
    auto& list = parts["xl/workbook.xml"];
    list.insert(list.find("sheetId=\"2\""), "state=\"veryHidden\" ");
    CHECK(listed(zipped(parts)) == "XLSX | A empty | B hidden");
    CHECK(
        listed(ods(
            "<table:table "
            "table:name=\"A\"><table:table-row><table:table-cell/></table:table-row></table:table>"
            "<table:table table:name=\"B\" table:style-name=\"unseen\">" +
            tr(amount("1")) +
            "</table:table><table:dde-links><table:dde-link><table:table/></table:dde-link></"
            "table:dde-links>")) == "ODS | A empty | B hidden");
}

TEST_CASE("a sheet is read again from its beginning, and only as far as is asked", "[import]") {
    const temporary_folder folder;
    workbook_file book(
        folder.write(
            "book",
            xlsx({{"A", "<sheetData>" + sheet_row(cell("A1", "", "<v>1</v>")) +
                            sheet_row(cell("A2", "", "<v>2</v>")) + "</sheetData>"},
                  {"B", "<sheetData>" + sheet_row(cell("A1", "", "<v>3</v>")) + "</sheetData>"}})),
        COFIN_TEST_WORKBOOK_READER);
    CHECK(rows_of(book.rows(0, 1)) == "1: #1\n");
    CHECK(rows_of(book.rows(1, 9)) == "1: #3\n");
    CHECK(rows_of(book.rows(0, 9)) == "1: #1\n2: #2\n");
}

TEST_CASE("the sheet is the only one with cells that is seen, or it is asked for", "[import]") {
    const temporary_folder folder;
    const auto cells = [](const char* value) {
        return "<sheetData>" +
               sheet_row(cell("A1", "t=\"str\"", std::string("<v>") + value + "</v>")) +
               "</sheetData>";
    };
    const auto one = folder.write("one.xlsx", xlsx({{"A", ""}, {"B", cells("b")}}));
    const auto two =
        folder.write("two.xlsx", xlsx({{"A", cells("a")}, {"2018", cells("b")}, {"C", ""}}));
    const auto none = folder.write("none.xlsx", xlsx({{"A", ""}}));
    const auto first = [](const std::string& file, const std::string& sheet) {
        import_choices choices;
        choices.sheet = sheet;
        return find_table(file, choices, COFIN_TEST_WORKBOOK_READER).start.at(0).cells.at(0);
    };
    CHECK(first(one, "") == "b");
    CHECK(first(two, "A") == "a");
    CHECK(first(two, "2018") == "b");
    CHECK(first(two, "2") == "a"); // "2018" is the first by name
    CHECK_THROWS_AS(first(two, ""), import_question);
    CHECK_THROWS_WITH(first(two, "Z"), "--sheet: found \"Z\", expected a sheet of the workbook by "
                                       "name or number: \"2018\", \"A\", \"C\"");
    CHECK_THROWS_AS(first(two, "0"), parse_error);
    CHECK_THROWS_AS(first(two, "4"), parse_error);
    CHECK_THROWS_AS(first(none, ""), parse_error);
}

TEST_CASE("a compound document is a workbook under a password, one of Excel 97, or none",
          "[import]") {
    const temporary_folder folder;
    const auto said = [&](std::size_t before, std::string_view name) {
        std::string bytes = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(before, '\0');
        for (const char c : name) // UTF-16, as its directory has it, and a zero behind
            bytes += {c, '\0'};
        const auto path = folder.write("old.xlsx", bytes + std::string(2, '\0'));
        try {
            (void)find_table(path, {}, COFIN_TEST_WORKBOOK_READER);
        } catch (const parse_error& problem) {
            return to_string(problem.found());
        }
        return std::string();
    };
    for (const std::size_t before :
         {std::size_t{100}, (std::size_t{1} << 20) - 20}) { // over the end of a block
        CHECK(said(before, "EncryptedPackage") == "a workbook under a password");
        CHECK(said(before, "Workbook") == "a workbook of Excel 97 (XLS)");
        CHECK(said(before, "Book") == "a workbook of Excel 97 (XLS)");
        CHECK(said(before, "WordDocument") == "a document of an older Office that is no workbook");
    }
    CHECK(said(100, "EncryptedPackage2") == "a document of an older Office that is no workbook");
}
