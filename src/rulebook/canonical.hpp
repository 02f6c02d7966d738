#pragma once

#include <cofin/rules/rulebook.hpp>

#include <string>

namespace cofin {

/// The resolved rulebook as canonical JSON: keys sorted, no white space, values as rulebooks write them, no places and no
/// tests. Two rulebooks that mean the same have the same bytes; their SHA-256 is the rulebook's digest.
[[nodiscard]] std::string canonical_json(const rulebook& book);

} // namespace cofin
