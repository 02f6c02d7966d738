#include "import/small_workbook.hpp"

#include <initializer_list>
#include <stdexcept>

#include <zip.h>

namespace cofin::test {
namespace {

constexpr const char* main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* package_space =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* relation_space =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// One text; sums of texts make gcc 12 see what is not there.
std::string joined(std::initializer_list<std::string_view> texts) {
    std::string all;
    for (const auto text : texts)
        all.append(text);
    return all;
}

std::string relationship(std::string_view id, std::string_view kind, std::string_view part) {
    return joined({"<Relationship Id=\"", id, "\" Type=\"", relation_space, "/", kind,
                   "\" Target=\"", part, "\"/>"});
}

std::string relationships(std::string_view all) {
    return joined({"<Relationships xmlns=\"", package_space, "\">", all, "</Relationships>"});
}

void require(bool done) {
    if (!done)
        throw std::runtime_error("libzip makes no archive");
}

} // namespace

std::string zipped(const workbook_parts& parts, bool deflated) {
    zip_error_t problem;
    ::zip_error_init(&problem);
    auto* source = ::zip_source_buffer_create(nullptr, 0, 0, &problem);
    require(source != nullptr);
    ::zip_source_keep(source);
    auto* archive = ::zip_open_from_source(source, ZIP_TRUNCATE, &problem);
    require(archive != nullptr);
    for (const auto& [name, text] : parts) {
        auto* part = ::zip_source_buffer(archive, text.data(), text.size(), 0);
        const auto place = ::zip_file_add(archive, name.c_str(), part, 0);
        require(place >= 0);
        require(::zip_set_file_compression(archive, static_cast<zip_uint64_t>(place),
                                           deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 9) == 0);
    }
    require(::zip_close(archive) == 0);
    require(::zip_source_open(source) == 0);
    require(::zip_source_seek(source, 0, SEEK_END) == 0);
    std::string bytes(static_cast<std::size_t>(::zip_source_tell(source)), '\0');
    require(::zip_source_seek(source, 0, SEEK_SET) == 0);
    require(::zip_source_read(source, bytes.data(), bytes.size()) ==
            static_cast<zip_int64_t>(bytes.size()));
    ::zip_source_close(source);
    ::zip_source_free(source);
    return bytes;
}

workbook_parts xlsx_parts(const workbook_parts& sheets) {
    workbook_parts parts;
    std::string list;
    std::string related = relationship("t", "sharedStrings", "sharedStrings.xml") +
                          relationship("s", "styles", "/xl/styles.xml");
    std::size_t number = 0;
    for (const auto& [name, content] : sheets) {
        const auto id = "r" + std::to_string(++number);
        const auto part = "worksheets/sheet" + std::to_string(number) + ".xml";
        list += joined({"<sheet name=\"", name, "\" sheetId=\"", std::to_string(number),
                        "\" r:id=\"", id, "\"/>"});
        related += relationship(id, "worksheet", part);
        parts.emplace("xl/" + part,
                      joined({"<worksheet xmlns=\"", main_space, "\">", content, "</worksheet>"}));
    }
    parts.emplace("[Content_Types].xml", "<Types/>");
    parts.emplace("_rels/.rels",
                  relationships(relationship("d", "officeDocument", "xl/workbook.xml")));
    parts.emplace("xl/workbook.xml",
                  joined({"<workbook xmlns=\"", main_space, "\" xmlns:r=\"", relation_space,
                          "\"><sheets>", list, "</sheets></workbook>"}));
    parts.emplace("xl/_rels/workbook.xml.rels", relationships(related));
    parts.emplace(
        "xl/sharedStrings.xml",
        joined({"<sst xmlns=\"", main_space,
                "\"><si><t>one</t></si><si><r><t xml:space=\"preserve\">two </t></r><r><t "
                "xml:space=\"preserve\"> parts</t></r><rPh sb=\"0\" "
                "eb=\"1\"><t>spoken</t></rPh></si></sst>"}));
    parts.emplace(
        "xl/styles.xml",
        joined(
            {"<styleSheet xmlns=\"", main_space,
             "\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"#,##0.00\\ [$zł-415]\"/></numFmts>"
             "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf "
             "numFmtId=\"10\"/></cellXfs></styleSheet>"}));
    return parts;
}

std::string xlsx(const workbook_parts& sheets) { return zipped(xlsx_parts(sheets)); }

std::string xlsx_of_rows(std::string_view rows, std::string_view behind) {
    return xlsx({{"Costs", joined({"<sheetData>", rows, "</sheetData>", behind})}});
}

workbook_parts ods_parts(std::string_view tables) {
    workbook_parts parts;
    parts.emplace("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.emplace("META-INF/manifest.xml",
                  "<manifest:manifest "
                  "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>");
    parts.emplace(
        "content.xml",
        joined(
            {"<office:document-content "
             "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
             "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
             "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
             "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
             "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1."
             "0\">"
             "<office:automatic-styles><style:style style:name=\"unseen\" style:family=\"table\">"
             "<style:table-properties "
             "table:display=\"false\"/></style:style></office:automatic-styles>"
             "<office:body><office:spreadsheet>",
             tables, "</office:spreadsheet></office:body></office:document-content>"}));
    return parts;
}

std::string ods(std::string_view tables) { return zipped(ods_parts(tables)); }

std::string ods_of_rows(std::string_view rows) {
    return ods(joined({"<table:table table:name=\"Costs\">", rows, "</table:table>"}));
}

} // namespace cofin::test
