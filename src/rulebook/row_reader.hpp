#pragma once

// Reading the rows of a rule, and what refines them: values by the parameters of its kind.

#include "rulebook/toml_reader.hpp"

#include <cofin/rules/rule.hpp>

#include <vector>

namespace cofin {

/// A row [[rule.valid]]: from when until when, and the values that its kind asks for. Errors go to the table's log.
[[nodiscard]] rule_row read_row(toml_reader& table, const rule_kind& kind);

/// Values by parameter; nested tables are parameters with a dot; `{ ask = "name" }` leaves it to the project.
void read_values(toml_reader& table, const rule_kind& kind, facts& values,
                 std::vector<asked_parameter>& asks);

} // namespace cofin
