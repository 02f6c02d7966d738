/// What a plugin says of itself in its manifest, a TOML text inside its file.
#pragma once

#include <cofin/rules/finding.hpp>
#include <cofin/rules/kind.hpp>

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// A kind of rule that a plugin brings, with the texts that its parameters point to.
struct plugin_kind {
    std::string name; ///< `example.day_rate/1`: the plugin's id, a name, a version
    std::string summary;
    step at = step::exclude;
    scope about = scope::cost;
    bool together = false; ///< it looks at all items of a rule at once
    std::vector<std::string>
        facts; ///< what it reads of an item: names of the vocabulary, or `partner`, `category`
    std::deque<std::string> texts; ///< names and meanings, which stay where they are
    std::deque<std::vector<std::string_view>> words;
    std::vector<parameter> parameters;

    plugin_kind() = default;
    // Moved only: the parameters point into the texts, which a copy would leave behind.
    plugin_kind(plugin_kind&&) = default;
    plugin_kind& operator=(plugin_kind&&) = default;
    plugin_kind(const plugin_kind&) = delete;
    plugin_kind& operator=(const plugin_kind&) = delete;
    ~plugin_kind() = default;
};

struct plugin_manifest {
    std::string id; ///< `example`: letters, digits, `_` and `-`
    std::string version;
    std::map<std::string, std::string> title;
    std::vector<plugin_kind> kinds;
};

/// Reads a manifest. Throws `parse_error` and `input_errors`: unknown keys, names, steps and facts; a border of another
/// version; a kind that does not bear the plugin's id. `file` is the place of its errors.
[[nodiscard]] plugin_manifest read_manifest(std::string_view text, const std::string& file);

} // namespace cofin
