#include "plugin/plugin_rulebooks.hpp"

#include "rulebook/catalog.hpp"
#include "rulebook/layer_file.hpp"

#include <cofin/error.hpp>

#include <algorithm>

namespace cofin {

std::vector<supplied_rulebook> rulebooks_of(const plugin_file& file, const rulebook_supply& known) {
    std::vector<supplied_rulebook> found;
    for (const auto& text : file.rulebooks) {
        const std::string place = file.path + "(rulebook " + std::to_string(found.size() + 1) + ")";
        const std::string id = layer_document(text, place).head().id;
        const auto is_same = [&](const auto& other) { return other.id == id; };
        const auto* bundled = find_bundled_rulebook(id);
        const bool differs = bundled != nullptr && bundled->text != text;
        if (differs || std::ranges::any_of(known.rulebooks, is_same) ||
            std::ranges::any_of(found, is_same))
            throw parse_error({place, 0, 0}, "the rulebook " + in_quotes(id),
                              "an id that no other rulebook has");
        found.push_back({id, text, file.path + "(" + id + ")", file.who});
    }
    return found;
}

} // namespace cofin
