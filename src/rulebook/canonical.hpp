#pragma once

#include <cofin/rules/rulebook.hpp>

#include <string>

namespace cofin {

/// The resolved rulebook as canonical JSON: keys sorted, no white space, values as rulebooks write them, no places and no
/// tests. Layout, remarks and the order of keys change no byte; every value does, and so does its spelling: `85.00 %` is
/// not `85 %`. Its SHA-256 is the rulebook's digest.
[[nodiscard]] std::string canonical_json(const rulebook& book);

} // namespace cofin
