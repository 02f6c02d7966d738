#include "rulebook/catalog.hpp"

#include "rulebook/canonical.hpp"
#include "rulebook/digest.hpp"
#include "rulebook/embedded.hpp"
#include "rulebook/layer_file.hpp"
#include "rulebook/resolve.hpp"
#include "rulebook/text_file.hpp"

#include <cofin/error.hpp>
#include <cofin/spelling.hpp>

#include <algorithm>
#include <filesystem>

namespace cofin {
namespace {

struct found_layer {
    rulebook_layer head;
    layer_document document;
    bool from_disk = false;
};

/// Deeper chains of layers than law, programme, call and contract need: surely a mistake.
constexpr std::size_t layers_max = 16;

/// The id of a bundled rulebook is the name of its file: only the files of one chain are ever parsed.
std::string_view id_of(const embedded_file& file) {
    std::string_view name = file.path.substr(file.path.rfind('/') + 1);
    return name.substr(0, name.size() - std::string_view(".toml").size());
}

found_layer found_layer_in(std::string_view text, std::string file) {
    layer_document document(text, std::move(file));
    auto head = document.head();
    return {std::move(head), std::move(document)};
}

found_layer found_layer_on_disk(const std::string& file) {
    auto layer = found_layer_in(read_text_file(file, toml_size_max), file);
    layer.from_disk = true;
    return layer;
}

provider plugin_of(const embedded_file& file) {
    return {std::string(file.plugin), std::string(file.version), {}};
}

/// By its id, among those of this program and of plugins.
found_layer find_by_id(const std::string& id, const place& asked_at,
                       const rulebook_supply& supply) {
    if (const auto* file = find_bundled_rulebook(id)) {
        auto layer = found_layer_in(file->text, std::string(file->path));
        layer.head.plugin = plugin_of(*file);
        return layer;
    }
    for (const auto& supplied : supply.rulebooks)
        if (supplied.id == id) {
            auto layer = found_layer_in(supplied.text, supplied.file);
            layer.head.plugin = supplied.from;
            return layer;
        }
    std::vector<std::string_view> known;
    for (const auto& file : embedded_rulebooks())
        known.push_back(id_of(file));
    for (const auto& supplied : supply.rulebooks)
        known.push_back(supplied.id);
    throw parse_error(asked_at, wording("the rulebook {}", in_quotes(id)),
                      wording("a known rulebook (cofin rulebook list) or a file ending in .toml"),
                      nearest_word(id, known));
}

found_layer find_layer(const std::string& id_or_file, const place& asked_at,
                       const rulebook_supply& supply) {
    if (!id_or_file.ends_with(".toml"))
        return find_by_id(id_or_file, asked_at, supply);
    return found_layer_on_disk(id_or_file);
}

/// The layer above one that was read from a file may stand beside it, named by its id; else it is a bundled one.
found_layer find_above(const found_layer& lower, const rulebook_supply& supply) {
    const std::string& id = lower.head.extends;
    const std::string& file = lower.document.file();
    if (lower.from_disk && id.find('/') == std::string::npos) {
        const auto beside = std::filesystem::path(file).parent_path() / (id + ".toml");
        std::error_code unreadable; // a name too long for a file is that of none
        if (std::filesystem::is_regular_file(beside, unreadable))
            return found_layer_on_disk(beside.string());
    }
    return find_by_id(id, lower.document.place_in_head("extends"), supply);
}

/// The chain of layers, the wanted one first.
std::vector<found_layer> chain_of(const rulebook_request& wanted, const rulebook_supply& supply) {
    std::vector<found_layer> chain;
    chain.push_back(find_layer(wanted.id_or_file, wanted.asked_at, supply));
    while (!chain.back().head.extends.empty()) {
        const std::string above = chain.back().head.extends;
        const auto is_above = [&](const auto& layer) { return layer.head.id == above; };
        if (std::ranges::any_of(chain, is_above) || chain.size() == layers_max)
            throw rulebook_error(chain.back().document.place_in_head("extends"),
                                 wording("extends {}", in_quotes(above)),
                                 wording("layers that form no cycle and are at most {}",
                                         std::to_string(layers_max)));
        chain.push_back(find_above(chain.back(), supply));
    }
    return chain;
}

} // namespace

const embedded_file* find_bundled_rulebook(std::string_view id) noexcept {
    const auto files = embedded_rulebooks();
    const auto found = std::ranges::find(files, id, id_of);
    return found == files.end() ? nullptr : &*found;
}

std::vector<rulebook_layer> v0::bundled_rulebooks() {
    std::vector<rulebook_layer> heads;
    for (const auto& file : embedded_rulebooks()) {
        heads.push_back(layer_document(file.text, std::string(file.path)).head());
        heads.back().plugin = plugin_of(file);
    }
    std::ranges::sort(heads, {}, &rulebook_layer::id);
    return heads;
}

rulebook v0::load_rulebook(const rulebook_request& wanted) {
    static const rulebook_supply nothing;
    const auto& supply = wanted.supply == nullptr ? nothing : *wanted.supply;
    auto chain = chain_of(wanted, supply);
    std::ranges::reverse(chain); // what stands above is read first
    rulebook book;
    std::map<std::string, std::string> documents;
    for (const auto& layer : chain) {
        if (wanted.on && *wanted.on < layer.head.published)
            throw parse_error({layer.document.file(), 0, 0},
                              wording("rulebook {} published on {}", layer.head.id,
                                      to_string(layer.head.published)),
                              wording("a version published by {}", to_string(*wanted.on)));
        layer_file read = layer.document.read(documents, book.rules, supply.kinds);
        read.layer.plugin = layer.head.plugin;
        documents.insert(read.documents.begin(), read.documents.end());
        add_layer(book, read);
    }
    book.digest = sha256(canonical_json(book));
    return book;
}

} // namespace cofin
