// What transcripts show as JSON is what docs/schema/ says. That the commands say what the transcripts show, the transcripts'
// own tests see to.

#include "cases/transcript.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

#include <cofin/ledger/event.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace cofin::test;

namespace {

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;
using complaints = std::vector<std::string>;

const fs::path root{COFIN_SOURCE_DIR};

std::string text_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in)
        throw std::runtime_error{file.string() + " cannot be read"};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<fs::path> transcripts() {
    std::vector<fs::path> found;
    for (const char* folder : {"examples", "plugins", "tests/cases"})
        if (fs::exists(root / folder))
            for (const auto& entry : fs::recursive_directory_iterator{root / folder})
                if (entry.path().extension() == ".case")
                    found.push_back(entry.path());
    return found;
}

/// The JSON that a step shows; nothing where it was not asked for, or was refused.
std::string json_of(const step& shown) {
    const auto asked = words(shown.command);
    const bool refused =
        shown.said.empty() || (shown.said.back() != "-> 0" && shown.said.back() != "-> 1");
    if (refused || std::ranges::find(asked, "--json") == asked.end())
        return {};
    std::string text;
    for (const auto& line : shown.said)
        if (!line.starts_with("! ") && !line.starts_with("-> "))
            text += line + '\n';
    return text;
}

complaints found_in(const char* schema, const char* document) {
    return schema_complaints(json::parse(schema), json::parse(document));
}

} // namespace

TEST_CASE("JSON in transcripts is as its schema says", "[schema]") {
    std::size_t documents = 0;
    for (const auto& file : transcripts())
        for (const auto& shown : parse_transcript(text_of(file))) {
            const auto text = json_of(shown);
            if (text.empty())
                continue;
            ++documents;
            CAPTURE(file.string(), shown.command);
            const auto schema =
                root / "docs/schema" / (words(shown.command).at(1) + ".schema.json");
            CHECK(schema_complaints(json::parse(text_of(schema)), json::parse(text)) ==
                  complaints{});
        }
    CHECK(documents > 0);
}

TEST_CASE("a journal's schema knows the events that a ledger books", "[schema]") {
    const auto schema = json::parse(text_of(root / "docs/schema/journal.schema.json"));
    std::vector<std::string> known;
    for (const auto& name : schema["$defs"]["entry"]["properties"]["event"]["enum"])
        known.push_back(name);
    CHECK(std::ranges::equal(known, cofin::event_kind_names));
}

TEST_CASE("what is not as a schema says is found, with its path", "[schema]") {
    const char* const schema = R"({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": {
            "a": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/amount"}},
            "b": {"oneOf": [{"const": 1}, {"type": ["string", "null"]}]}
        },
        "$defs": {"amount": {"type": "string", "pattern": "^[0-9]+\\.[0-9]{2}$"}}
    })";
    CHECK(found_in(schema, R"({"a": ["1.00"], "b": null})") == complaints{});
    CHECK(found_in(schema, R"({})") == complaints{"/: lacks \"a\""});
    CHECK(found_in(schema, R"([])") == complaints{"/: not of type \"object\""});
    CHECK(found_in(schema, R"({"a": []})") == complaints{"/a: too few items"});
    CHECK(found_in(schema, R"({"a": ["1.00", 1.0]})") ==
          complaints{"/a/1: not of type \"string\""});
    CHECK(found_in(schema, R"({"a": ["1.0"]})") ==
          complaints{"/a/0: \"1.0\" does not match \"^[0-9]+\\\\.[0-9]{2}$\""});
    CHECK(found_in(schema, R"({"a": ["1.00"], "c": 1})") == complaints{"/: has c"});
    CHECK(found_in(schema, R"({"a": ["1.00"], "b": 2})").size() == 3);
    CHECK_THROWS(found_in(R"({"maxItems": 1})", "[]"));
    CHECK_THROWS(found_in(R"({"type": "text"})", "[]"));
}
