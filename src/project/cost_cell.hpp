/// What a cell of a cost list says, by the type of the fact that its column holds.
#pragma once

#include <cofin/grant/fact.hpp>

#include <string_view>

namespace cofin {

/// An amount in the row's currency, or with its own: `400000.00 CZK`. Throws `parse_error`.
[[nodiscard]] money read_money_cell(std::string_view cell, currency unit);

/// The fact. Throws `parse_error`.
[[nodiscard]] fact_value read_cost_cell(std::string_view cell, fact_type type, currency unit);

} // namespace cofin
