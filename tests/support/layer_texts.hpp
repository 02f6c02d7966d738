#pragma once

// Rulebooks as they are written, small enough to see what a change to them does.

#include "rulebook/canonical.hpp"
#include "rulebook/digest.hpp"
#include "rulebook/layer_file.hpp"
#include "rulebook/resolve.hpp"

#include <string>
#include <string_view>

namespace cofin::test {

/// The head of a layer, eleven lines with its documents; `more` stands in [rulebook].
inline std::string layer_head(std::string_view id, std::string_view more = {}) {
    return "[rulebook]\n"
           "id = \"" +
           std::string(id) +
           "\"\n"
           "version = \"1.0.0\"\n"
           "title.en = \"A book\"\n"
           "published = 2020-01-01\n"
           "categories = [\"staff\", \"external\"]\n" +
           std::string(more) +
           "\n"
           "[documents]\n"
           "call = \"The call\"\n"
           "# what follows begins in line 12, or 13 with a line more\n"
           "\n";
}

/// A rule with its head of five lines; `body` is what else it has.
inline std::string rule_text(std::string_view id, std::string_view kind, std::string_view body) {
    return "[[rule]]\n"
           "id = \"" +
           std::string(id) + "\"\nkind = \"" + std::string(kind) +
           "\"\n"
           "title.en = \"A rule\"\n"
           "cite = [{ kind = \"law\", doc = \"call\", unit = \"Art 1\" }]\n" +
           std::string(body);
}

inline layer_file layer_of(std::string_view text, const std::vector<rule>& above = {}) {
    return read_layer(text, "book.toml", {}, above);
}

/// The layers joined, law first, with their digest.
inline rulebook book_of(std::initializer_list<std::string> layers) {
    rulebook book;
    for (const auto& text : layers)
        add_layer(book, layer_of(text, book.rules));
    book.digest = sha256(canonical_json(book));
    return book;
}

} // namespace cofin::test
