/// Which plugins a rulebook rests on.
#pragma once

#include <cofin/language/language.hpp>
#include <cofin/rules/provider.hpp>
#include <cofin/rules/rulebook.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// The plugins that ship its layers or the code of its kinds, each once: first by layer, then by rule.
[[nodiscard]] std::vector<provider> providers_of(const rulebook& book);

/// The plugin whose code judges by the rule; null where it is this program's.
[[nodiscard]] const provider* judge_of(const rulebook& book, std::string_view rule);

/// A line for each of them: `plugin example 1.0.0, sha256 9f86d081884c7d65`; without the digest where it has none.
[[nodiscard]] std::string plugin_lines(const language& in, const rulebook& book);

} // namespace cofin
