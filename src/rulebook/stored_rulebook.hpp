/// Reading a resolved rulebook back from its canonical JSON, years later.
#pragma once

#include <cofin/rules/rulebook.hpp>
#include <cofin/rules/rulebook_supply.hpp>

#include <string_view>

namespace cofin {

/// The rulebook that `canonical_json` (canonical.hpp) wrote so; it assesses as the first one did. Places and tests are not
/// stored. Kinds of foreign plugins come from `supply`.
///
/// Guarantee: `canonical_json(read_stored_rulebook(text)) == text`. Any other text is refused, and so is one with a rule of
/// a kind that nobody provides: `parse_error`.
[[nodiscard]] rulebook read_stored_rulebook(std::string_view canonical,
                                            const rulebook_supply* supply = nullptr);

} // namespace cofin
