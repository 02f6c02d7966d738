#include "rulebook/citation_reader.hpp"

#include <cofin/spelling.hpp>

#include <algorithm>
#include <optional>

namespace cofin {
namespace {

std::optional<citation> read_citation(toml_reader& source, const document_titles& titles) {
    const std::string kind = source.required_text("kind");
    const auto known = std::ranges::find(citation_kind_names, kind);
    const auto unit = source.text("unit").value_or("");
    if (kind == "unverified") {
        const std::string note = source.required_text("note");
        source.refuse_unknown();
        return citation::unverified(note);
    }
    const std::string doc = source.required_text("doc");
    const auto title = titles.find(doc);
    source.refuse_unknown();
    if (known == citation_kind_names.end()) {
        if (!kind.empty()) // else it was refused already
            source.refuse(*source.take("kind"), wording("law, document, observation or unverified"),
                          nearest_word(kind, citation_kind_names));
        return std::nullopt;
    }
    if (title == titles.end()) {
        if (doc.empty())
            return std::nullopt;
        std::vector<std::string> ids;
        for (const auto& [id, name] : titles)
            ids.push_back(id);
        source.refuse(*source.take("doc"), wording("a document declared in [documents]"),
                      nearest_word(doc, ids));
        return std::nullopt;
    }
    if (kind == "law")
        return citation::law(title->second, unit);
    if (kind == "document")
        return citation::document(title->second, unit);
    return citation::observation(title->second, unit);
}

std::vector<citation> read_each(std::vector<toml_reader>& sources, const document_titles& titles) {
    std::vector<citation> cites;
    for (auto& source : sources)
        if (auto read = read_citation(source, titles))
            cites.push_back(std::move(*read));
    return cites;
}

} // namespace

std::vector<citation> read_citations(toml_reader& table, const document_titles& titles) {
    auto sources = table.tables("cite");
    if (sources.empty())
        table.refuse_absent("cite", wording("a citation: no rule stands without one"));
    return read_each(sources, titles);
}

std::vector<citation> read_refinement_citations(toml_reader& table, const document_titles& titles) {
    const auto before = table.log().count();
    auto sources = table.tables("cite");
    auto cites = read_each(sources, titles);
    const bool is_read = table.log().count() == before;
    if (is_read && std::ranges::none_of(cites, &citation::can_cut))
        table.log().add(
            parse_error(table.where(), wording("a refinement that no text carries"),
                        wording("a citation of a law or a document: the value above has its own")));
    return cites;
}

} // namespace cofin
