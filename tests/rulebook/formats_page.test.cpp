// docs/formats.md lists facts and kinds as the headers have them: each test prints the section as it should be.

#include "support/catch.hpp"

#include <cofin/rules/kinds/kinds.hpp>
#include <cofin/rules/vocabulary.hpp>

#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

using namespace cofin;

namespace {

std::string page() {
    std::ifstream in(std::string(COFIN_SOURCE_DIR) + "/docs/formats.md", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What stands between `<!-- name -->` and `<!-- /name -->`, each on its own line.
std::string section(const std::string& name) {
    const std::string text = page();
    const std::string first = "<!-- " + name + " -->\n";
    const auto begin = text.find(first);
    const auto end = text.find("<!-- /" + name + " -->");
    if (begin == std::string::npos || end == std::string::npos)
        return "no section " + name;
    return text.substr(begin + first.size(), end - begin - first.size());
}

std::string row(std::initializer_list<std::string> cells) {
    std::string line = "|";
    for (const auto& cell : cells)
        line += " " + cell + " |";
    return line + "\n";
}

template <std::size_t N, class Enum>
std::string name_in(const std::array<std::string_view, N>& names, Enum value) {
    return std::string(names[static_cast<std::size_t>(value)]);
}

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string listed(std::span<const std::string_view> words) {
    std::string text;
    for (const auto word : words)
        text += (text.empty() ? "" : ", ") + code(word);
    return text;
}

std::string facts_table() {
    std::string table = row({"of", "fact", "type", "what it is"}) + "|---|---|---|---|\n";
    for (const auto& fact : vocabulary)
        table += row({name_in(subject_names, fact.about), code(fact.name),
                      name_in(fact_type_names, fact.type), std::string(fact.meaning)});
    return table;
}

std::string lower_layers(const parameter& given) {
    return name_in(tighter_names, given.when) +
           (given.fillable ? "" : ", and never give what is not given above");
}

std::string kind_text(const rule_kind& kind) {
    std::string text = "\n#### " + std::string(kind.name) + "\n\nStep " +
                       name_in(step_names, kind.at) + ": " + std::string(kind.summary) + ".\n\n" +
                       row({"parameter", "type", "lower layers", "what it is"}) +
                       "|---|---|---|---|\n";
    for (const auto& one : kind.parameters) {
        const std::string words = one.words.empty() ? "" : ": " + listed(one.words);
        text += row({code(one.name) + (one.required ? "" : " (optional)"),
                     name_in(fact_type_names, one.type), lower_layers(one),
                     std::string(one.meaning) + words});
    }
    return text;
}

} // namespace

TEST_CASE("the page of formats lists every fact", "[formats]") {
    CHECK(section("facts") == facts_table());
}

TEST_CASE("the page of formats lists every kind with its parameters", "[formats]") {
    std::string text;
    for (const auto* kind : kinds::all)
        text += kind_text(*kind);
    CHECK(section("kinds") == text + "\n");
}
