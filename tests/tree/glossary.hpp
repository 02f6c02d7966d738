#pragma once

// What docs/glossary.md says against the names that are used.

#include "tree/source_tree.hpp"

#include <string>
#include <vector>

namespace cofin::test {

/// The code spans of the glossary's second column, `cost_stage::parked`, in order.
[[nodiscard]] std::vector<std::string> glossary_names(std::string_view glossary);

/// A name of the glossary that no header and no source has any more: one that begins with `cofin`, names a file or an option is
/// looked for in both, any other in the public headers.
[[nodiscard]] complaints check_glossary_names(const source_tree& tree);

/// A word that people meet and that the glossary does not have: `words`, and every folder of include/cofin.
[[nodiscard]] complaints check_glossary_words(const source_tree& tree,
                                              const std::vector<std::string>& words);

} // namespace cofin::test
