/// Kinds and rulebooks beside those of this program.
#pragma once

#include <cofin/rules/provider.hpp>

#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

struct rule_kind;

/// A rulebook that a plugin carries.
struct supplied_rulebook {
    std::string id;
    std::string text; ///< TOML
    std::string file; ///< the place of its errors
    provider from;
};

/// What plugins add to the rulebooks and kinds that the program knows.
struct rulebook_supply {
    std::vector<const rule_kind*> kinds; ///< they outlive every rulebook that names them
    std::vector<supplied_rulebook> rulebooks;
};

} // namespace v0
} // namespace cofin
