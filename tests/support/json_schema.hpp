#pragma once

// As much of JSON Schema 2020-12 as docs/schema/ uses; a keyword beyond that is refused rather than passed over.

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace cofin::test {

/// What in `document` is not as `schema` says, each with its path, such as "/parts/0/amount: ...".
/// Throws std::runtime_error where the schema itself says what is not known here.
[[nodiscard]] std::vector<std::string> schema_complaints(const nlohmann::ordered_json& schema,
                                                         const nlohmann::ordered_json& document);

} // namespace cofin::test
