#include "import/helper/xlsx_parts.hpp"

#include "import/helper/cell_reference.hpp"
#include "import/helper/refusal.hpp"
#include "import/helper/xml.hpp"
#include "import/workbook_messages.hpp"

namespace cofin::workbooks {
namespace {

struct relationship {
    std::string kind; ///< the end of its type: `worksheet`
    std::string part;
};
using relationships = std::map<std::string, relationship, std::less<>>;

/// The part that a target means, seen from the folder of the part that names it.
std::string resolved(std::string_view folder, std::string_view target) {
    std::string path(target.starts_with('/') ? "" : folder);
    while (!target.empty()) {
        const auto size = std::min(target.find('/'), target.size());
        const auto step = target.substr(0, size);
        target.remove_prefix(std::min(size + 1, target.size()));
        if (step == "..")
            path.erase(path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/'));
        else if (!step.empty() && step != ".")
            path += (path.empty() ? "" : "/") + std::string(step);
    }
    return path;
}

std::string folder_of(const std::string& part) {
    const auto slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash);
}

class relationship_reader : public xml_handler {
public:
    explicit relationship_reader(std::string folder) : folder_(std::move(folder)) {}

    void start(const xml_name& name, const xml_attributes& attributes) override {
        if (!name.is(space::package, "Relationship") || attributes.find("TargetMode") == "External")
            return;
        const auto type = attributes.find("Type");
        found.emplace(attributes.find("Id"),
                      relationship{std::string(type.substr(type.rfind('/') + 1)),
                                   resolved(folder_, attributes.find("Target"))});
    }
    void end(const xml_name& /*name*/) override {}

    relationships found;

private:
    std::string folder_;
};

/// Those of a part; none where it has no list of them.
relationships relationships_of(const archive& parts, const std::string& part) {
    const auto folder = folder_of(part);
    const auto list = folder + (folder.empty() ? "" : "/") + "_rels/" +
                      part.substr(folder.empty() ? 0 : folder.size() + 1) + ".rels";
    relationship_reader reader(folder);
    if (parts.contains(list))
        read_xml(parts, list, reader);
    return std::move(reader.found);
}

std::string part_of_kind(const relationships& all, std::string_view kind) {
    for (const auto& [id, one] : all)
        if (one.kind == kind)
            return one.part;
    return {};
}

class workbook_reader : public xml_handler {
public:
    workbook_reader(const relationships& related, xlsx_parts& into)
        : related_(related), into_(into) {}

    void start(const xml_name& name, const xml_attributes& attributes) override {
        if (name.is(space::sheet, "workbookPr") && is_true(attributes.find("date1904")))
            into_.days = day_count::from_1904;
        if (!name.is(space::sheet, "sheet"))
            return;
        const auto related = related_.find(attributes.find(space::relation, "id"));
        if (related == related_.end())
            throw refusal{said("a sheet without its part"), said(whole_workbook)};
        if (related->second.kind != "worksheet")
            return;
        if (into_.sheets.size() == workbook_messages::sheets_max)
            throw refusal{said("more than {} sheets", workbook_messages::sheets_max),
                          said("fewer")};
        const auto state = attributes.find("state");
        into_.sheets.push_back({std::string(attributes.find("name")), related->second.part,
                                state == "hidden" || state == "veryHidden"});
    }
    void end(const xml_name& /*name*/) override {}

private:
    const relationships& related_;
    xlsx_parts& into_;
};

/// Runs of a text are one text; how it is pronounced is left out.
class text_reader : public xml_handler {
public:
    explicit text_reader(shared_texts& into) : into_(into) {}

    void start(const xml_name& name, const xml_attributes& /*attributes*/) override {
        if (name.is(space::sheet, "rPh"))
            spoken_ = true;
        else if (name.is(space::sheet, "t"))
            within_ = !spoken_;
    }
    void end(const xml_name& name) override {
        if (name.is(space::sheet, "si"))
            into_.end_text();
        else if (name.is(space::sheet, "t"))
            within_ = false;
        else if (name.is(space::sheet, "rPh"))
            spoken_ = false;
    }
    void characters(std::string_view text) override {
        if (within_)
            into_.append(text);
    }

private:
    shared_texts& into_;
    bool spoken_ = false;
    bool within_ = false;
};

class style_reader : public xml_handler {
public:
    explicit style_reader(std::vector<number_format>& into) : into_(into) {}

    void start(const xml_name& name, const xml_attributes& attributes) override {
        const auto id = read_count(attributes.find("numFmtId")).value_or(0);
        if (name.is(space::sheet, "numFmt"))
            named_.insert_or_assign(id, read_number_format(attributes.find("formatCode")));
        else if (name.is(space::sheet, "cellXfs"))
            within_ = true;
        else if (within_ && name.is(space::sheet, "xf"))
            add(id);
    }
    void end(const xml_name& name) override {
        if (name.is(space::sheet, "cellXfs"))
            within_ = false;
    }

private:
    void add(std::uint32_t id) {
        if (into_.size() == formats_max)
            throw refusal{said("more than {} formats of cells", formats_max), said("fewer")};
        const auto found = named_.find(id);
        into_.push_back(found != named_.end() ? found->second : built_in_format(id));
    }

    static constexpr std::size_t formats_max = 65'536;
    std::vector<number_format>& into_;
    std::map<std::uint32_t, number_format> named_;
    bool within_ = false;
};

} // namespace

void shared_texts::append(std::string_view more) {
    if (heap_.size() + more.size() > size_max)
        throw refusal{said("more than {} MiB of texts", size_max >> 20U), said("less")};
    heap_ += more;
}

xlsx_parts read_xlsx_parts(const archive& parts) {
    xlsx_parts made;
    const auto workbook = part_of_kind(relationships_of(parts, ""), "officeDocument");
    if (workbook.empty() || workbook.ends_with(".bin"))
        throw refusal{workbook.empty() ? said("an archive of Office without a document")
                                       : said("a binary workbook (XLSB)"),
                      said("an XLSX or ODS workbook")};
    const auto related = relationships_of(parts, workbook);
    workbook_reader sheets(related, made);
    read_xml(parts, workbook, sheets);
    if (made.sheets.empty())
        throw refusal{said("an Office document without sheets"), said("an XLSX or ODS workbook")};
    if (const auto part = part_of_kind(related, "sharedStrings"); !part.empty()) {
        text_reader texts(made.texts);
        read_xml(parts, part, texts);
    }
    if (const auto part = part_of_kind(related, "styles"); !part.empty()) {
        style_reader styles(made.formats);
        read_xml(parts, part, styles);
    }
    return made;
}

} // namespace cofin::workbooks
