/// The rules of one call with all layers above it: EU law, programme, fund.
#pragma once

#include <cofin/rules/cost_order.hpp>
#include <cofin/rules/provider.hpp>
#include <cofin/rules/rule.hpp>
#include <cofin/rules/rule_test.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// One file of a rulebook.
struct rulebook_layer {
    std::string id;
    std::string version;
    std::map<std::string, std::string> title;
    std::string extends; ///< the layer above; empty for law
    day published;       ///< since when this version can be used
    provider plugin;     ///< who ships it; without an id for a file given by the user
};

/// A resolved rulebook: rules of all layers, law first. A value; const use is thread-safe.
struct rulebook {
    std::string id;
    std::string version;
    std::string digest; ///< SHA-256 of the canonical JSON over all layers, in hexadecimal
    std::vector<rulebook_layer> layers;
    std::vector<rule> rules;
    std::vector<rule_test> tests; ///< of the rules of all layers
    cost_order order = cost_order::by_date;
    std::vector<std::string> categories; ///< cost categories a cost list may name

    /// The rule of that id, of whatever layer; null where there is none.
    [[nodiscard]] const rule* find(std::string_view rule_id) const {
        const auto found = std::ranges::find(rules, rule_id, &rule::id);
        return found == rules.end() ? nullptr : &*found;
    }
};

} // namespace v0
} // namespace cofin
