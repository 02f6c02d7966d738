#pragma once

#include <cofin/rules/rule_test.hpp>

namespace cofin {

class toml_reader;

/// Reads `[[rule.test]]`: builds the small project that its `facts` describe and what `expect` demands. Errors go to the
/// reader's log.
///
/// Facts named alone belong to the project, the claim, the one partner `p` or the one cost `c`; tables `partners`,
/// `budget`, `eligible`, `costs`, `rates` and `parameters` describe more.
[[nodiscard]] rule_test read_rule_test(toml_reader& table, const std::string& rule);

} // namespace cofin
