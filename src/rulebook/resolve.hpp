#pragma once

#include "rulebook/layer_file.hpp"

#include <cofin/rules/rulebook.hpp>

namespace cofin {

/// Adds a layer below those of a rulebook: its rules, and what it refines.
///
/// Throws `rulebook_error` where it states a rule id again, loosens a value, or changes one that is fixed.
void add_layer(rulebook& book, const layer_file& layer);

} // namespace cofin
