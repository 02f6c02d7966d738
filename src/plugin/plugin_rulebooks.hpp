/// The rulebooks that a plugin carries.
#pragma once

#include "plugin/plugin_file.hpp"

#include <cofin/rules/rulebook_supply.hpp>

#include <vector>

namespace cofin {

/// Each with its id, sorted by it. Throws `parse_error` for a rulebook that would stand in the place of another one, bundled or among
/// `known` - a copy of a bundled one says the same and may -, for a plugin that bears the name of a bundled one without being
/// it, and what reading its head throws.
[[nodiscard]] std::vector<supplied_rulebook> rulebooks_of(const plugin_file& file,
                                                          const rulebook_supply& known);

} // namespace cofin
