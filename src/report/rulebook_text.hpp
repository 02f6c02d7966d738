#pragma once

#include <cofin/language/language.hpp>
#include <cofin/rules/rulebook.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cofin {

/// The heads of rulebooks as a table.
[[nodiscard]] std::string rulebook_list_text(const language& in,
                                             const std::vector<rulebook_layer>& heads);

/// A rulebook as a person reads it: layer by layer, each rule with its texts, rows and values. With a day only the rows in
/// force on it.
[[nodiscard]] std::string rulebook_text(const language& in, const rulebook& book,
                                        const std::optional<day>& on = std::nullopt);

} // namespace cofin
