#include "plugin/plugin_rulebooks.hpp"

#include "rulebook/catalog.hpp"
#include "rulebook/layer_file.hpp"

#include <cofin/error.hpp>

#include <algorithm>

namespace cofin {

namespace {

bool is_copy(std::string_view id, std::string_view text) {
    const auto* bundled = find_bundled_rulebook(id);
    return bundled != nullptr && bundled->text == text;
}

/// A finding names the plugin behind it: nobody speaks in the name of one that comes with this program.
void require_own_name(const plugin_file& file, const std::vector<supplied_rulebook>& carried) {
    const auto has_its_name = [&](const auto& bundled) { return bundled.plugin == file.who.id; };
    const auto differs = [](const auto& book) { return !is_copy(book.id, book.text); };
    if (std::ranges::any_of(embedded_rulebooks(), has_its_name) &&
        (!file.manifest.kinds.empty() || std::ranges::any_of(carried, differs)))
        throw parse_error({file.path, 0, 0},
                          wording("a plugin that calls itself {}", in_quotes(file.who.id)),
                          wording("another id: that plugin comes with this program"));
}

} // namespace

std::vector<supplied_rulebook> rulebooks_of(const plugin_file& file, const rulebook_supply& known) {
    std::vector<supplied_rulebook> found;
    for (const auto& text : file.rulebooks) {
        const std::string place = file.path + "(rulebook " + std::to_string(found.size() + 1) + ")";
        const std::string id = layer_document(text, place).head().id;
        const auto is_same = [&](const auto& other) { return other.id == id; };
        const bool differs = find_bundled_rulebook(id) != nullptr && !is_copy(id, text);
        if (differs || std::ranges::any_of(known.rulebooks, is_same) ||
            std::ranges::any_of(found, is_same))
            throw parse_error({place, 0, 0}, wording("the rulebook {}", in_quotes(id)),
                              wording("an id that no other rulebook has"));
        found.push_back({id, text, file.path + "(" + id + ")", file.who});
    }
    require_own_name(file, found);
    std::ranges::sort(found, {},
                      &supplied_rulebook::id); // a compiler may lay them down in any order
    return found;
}

} // namespace cofin
