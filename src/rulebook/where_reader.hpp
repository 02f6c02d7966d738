#pragma once

// Reading the `where` of a rule: facts and what they must be.

#include "rulebook/toml_reader.hpp"

#include <cofin/rules/predicate.hpp>

namespace cofin {

/// The predicate of a rule's table; errors - unknown facts, bounds of what has no order - go to its log.
[[nodiscard]] predicate read_where(toml_reader& table);

} // namespace cofin
