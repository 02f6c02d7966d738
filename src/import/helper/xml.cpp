#include "import/helper/xml.hpp"

#include "import/helper/refusal.hpp"

#include <cofin/error.hpp>

#include <array>
#include <new>
#include <utility>

#include <expat.h>

namespace cofin::workbooks {
namespace {

constexpr char separator = '|';

constexpr std::array<std::pair<std::string_view, space>, 11> known_spaces{{
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", space::sheet},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", space::sheet},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", space::relation},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", space::relation},
    {"http://schemas.openxmlformats.org/package/2006/relationships", space::package},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", space::table},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", space::text},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", space::office},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", space::style},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", space::calculation},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", space::manifest},
}};

xml_name name_of(const char* written) {
    const std::string_view all = written;
    const auto end = all.rfind(separator);
    if (end == std::string_view::npos)
        return {space::none, all};
    const auto uri = all.substr(0, end);
    for (const auto& [known, in] : known_spaces)
        if (known == uri)
            return {in, all.substr(end + 1)};
    return {space::other, all.substr(end + 1)};
}

const char* value_of(const char* const* pairs, space in, std::string_view wanted) {
    for (; *pairs != nullptr; pairs += 2)
        if (const auto name = name_of(*pairs); name.is(in, wanted))
            return pairs[1];
    return nullptr;
}

} // namespace

std::string_view xml_attributes::find(space in, std::string_view name) const noexcept {
    const auto* value = value_of(pairs_, in, name);
    return value != nullptr ? value : std::string_view();
}

bool xml_attributes::contains(space in, std::string_view name) const noexcept {
    return value_of(pairs_, in, name) != nullptr;
}

/// Called by a C library: what a handler throws waits until it has returned.
struct xml_callbacks {
    template <class Body>
    static void guarded(void* user, Body body) noexcept {
        auto& reader = *static_cast<xml_reader*>(user);
        if (reader.thrown_)
            return;
        try {
            body(reader);
            if (!reader.handler_.done())
                return;
        } catch (...) {
            reader.thrown_ = std::current_exception();
        }
        ::XML_StopParser(reader.parser_, XML_FALSE);
    }

    static void start(void* user, const char* name, const char** attributes) {
        guarded(user, [&](xml_reader& reader) {
            if (++reader.depth_ > xml_reader::depth_max)
                throw refusal{said("a damaged part {}: elements within elements, {} deep",
                                   in_quotes(reader.part_), reader.depth_),
                              said(whole_workbook)};
            reader.handler_.start(name_of(name), xml_attributes(attributes));
        });
    }
    static void end(void* user, const char* name) {
        guarded(user, [&](xml_reader& reader) {
            --reader.depth_;
            reader.handler_.end(name_of(name));
        });
    }
    static void characters(void* user, const char* text, int size) {
        guarded(user, [&](xml_reader& reader) {
            reader.handler_.characters({text, static_cast<std::size_t>(size)});
        });
    }
    static void document_type(void* user, const char* /*name*/, const char* /*system*/,
                              const char* /*public_id*/, int /*has_internal_subset*/) {
        guarded(user, [](xml_reader& reader) {
            throw refusal{said("a part {} that declares a document type", in_quotes(reader.part_)),
                          said("elements alone, as workbooks have them")};
        });
    }
};

xml_reader::xml_reader(std::string part, xml_handler& handler)
    : part_(std::move(part)), handler_(handler), parser_(::XML_ParserCreateNS(nullptr, separator)) {
    if (parser_ == nullptr)
        throw std::bad_alloc();
    ::XML_SetUserData(parser_, this);
    ::XML_SetElementHandler(parser_, &xml_callbacks::start, &xml_callbacks::end);
    ::XML_SetCharacterDataHandler(parser_, &xml_callbacks::characters);
    ::XML_SetStartDoctypeDeclHandler(parser_, &xml_callbacks::document_type);
}

xml_reader::~xml_reader() { ::XML_ParserFree(parser_); }

bool xml_reader::parse(std::string_view piece, bool last) {
    const auto status =
        ::XML_Parse(parser_, piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    if (thrown_)
        std::rethrow_exception(thrown_);
    if (status == XML_STATUS_OK)
        return true;
    const auto problem = ::XML_GetErrorCode(parser_);
    if (problem == XML_ERROR_ABORTED)
        return false;
    if (problem == XML_ERROR_NO_MEMORY)
        throw std::bad_alloc();
    throw refusal{said("a damaged part {}: {} (line {}, byte {})", in_quotes(part_),
                       in_quotes(::XML_ErrorString(problem)), ::XML_GetCurrentLineNumber(parser_),
                       ::XML_GetCurrentColumnNumber(parser_) + 1),
                  said(whole_workbook)};
}

void read_xml(const archive& parts, const std::string& name, xml_handler& handler) {
    xml_reader reader(name, handler);
    bool wanted = true;
    parts.read(name, [&](std::string_view piece) { return wanted = reader.feed(piece); });
    if (wanted)
        reader.finish();
}

} // namespace cofin::workbooks
