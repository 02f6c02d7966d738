#pragma once

// Reading the citations of rules and of what refines them.

#include "rulebook/toml_reader.hpp"

#include <cofin/rules/citation.hpp>

#include <map>
#include <string>
#include <vector>

namespace cofin {

/// The documents that citations may name: id -> full title.
using document_titles = std::map<std::string, std::string>;

/// The citations of a rule, at least one; errors go to the table's log.
[[nodiscard]] std::vector<citation> read_citations(toml_reader& table,
                                                   const document_titles& titles);

/// Those of a refinement, at least one of which can cut: what it cuts more than the rule does, its own source has to say.
[[nodiscard]] std::vector<citation> read_refinement_citations(toml_reader& table,
                                                              const document_titles& titles);

} // namespace cofin
