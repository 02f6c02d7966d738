/// XML as it passes: names by their namespace, no entities, no document types.
#pragma once

#include "import/helper/archive.hpp"

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace cofin::workbooks {

/// The namespaces that matter in workbooks, whatever prefix a document gives them.
enum class space : std::uint8_t {
    none,     ///< an attribute without a prefix
    sheet,    ///< SpreadsheetML, transitional or strict
    relation, ///< ids of relationships in SpreadsheetML
    package,  ///< relationships of a package
    office,   ///< OpenDocument, and so on
    table,
    text,
    style,
    calculation, ///< LibreOffice's extension
    manifest,
    other
};

struct xml_name {
    space in = space::other;
    std::string_view local;

    [[nodiscard]] bool is(space where, std::string_view name) const noexcept {
        return in == where && local == name;
    }
};

class xml_attributes {
public:
    explicit xml_attributes(const char* const* pairs) : pairs_(pairs) {}
    /// Empty where there is none.
    [[nodiscard]] std::string_view find(space in, std::string_view name) const noexcept;
    [[nodiscard]] std::string_view find(std::string_view name) const noexcept {
        return find(space::none, name);
    }
    [[nodiscard]] bool contains(space in, std::string_view name) const noexcept;

private:
    const char* const* pairs_;
};

/// An attribute that is true or false.
[[nodiscard]] inline bool is_true(std::string_view value) {
    return value == "1" || value == "true";
}

/// What is done with a document's elements. A member may throw; `done` ends the reading without an error.
class xml_handler {
public:
    xml_handler() = default;
    xml_handler(const xml_handler&) = delete;
    xml_handler& operator=(const xml_handler&) = delete;
    virtual ~xml_handler() = default;

    virtual void start(const xml_name& name, const xml_attributes& attributes) = 0;
    virtual void end(const xml_name& name) = 0;
    virtual void characters(std::string_view /*text*/) {}
    [[nodiscard]] virtual bool done() const { return false; }
};

/// Reads one document in pieces, in memory that does not grow with it. Throws `refusal` for what is no XML, for a document type,
/// for elements more than `depth_max` deep.
class xml_reader {
public:
    static constexpr std::size_t depth_max = 200;

    /// `part` is how messages call the document.
    xml_reader(std::string part, xml_handler& handler);
    ~xml_reader();
    xml_reader(const xml_reader&) = delete;
    xml_reader& operator=(const xml_reader&) = delete;

    /// False where the handler is done.
    bool feed(std::string_view piece) { return parse(piece, false); }
    /// The document has ended.
    void finish() { parse({}, true); }

private:
    friend struct xml_callbacks;
    bool parse(std::string_view piece, bool last);

    std::string part_;
    xml_handler& handler_;
    XML_ParserStruct* parser_;
    std::size_t depth_ = 0;
    std::exception_ptr thrown_;
};

/// Reads a part as XML, until it ends or the handler is done.
void read_xml(const archive& parts, const std::string& name, xml_handler& handler);

} // namespace cofin::workbooks
