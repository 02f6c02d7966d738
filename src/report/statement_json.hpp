#pragma once

#include <cofin/report/statement.hpp>

#include <nlohmann/json_fwd.hpp>

namespace cofin {

/// A statement as docs/schema/statement.schema.json describes it.
[[nodiscard]] nlohmann::ordered_json statement_json(const statement& made);

} // namespace cofin
