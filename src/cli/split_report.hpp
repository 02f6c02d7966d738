/// How a split is told: as a table for people, as JSON for programs.
#pragma once

#include "cli/json.hpp"
#include "cli/split_request.hpp"

#include <cofin/language/language.hpp>

#include <span>
#include <string>
#include <vector>

namespace cofin::cli {

/// The splits stand in the order of the claims.
std::string as_text(const language& in, const funding_request& asked,
                    std::span<const funding_split> splits);
json as_json(const funding_request& asked, std::span<const funding_split> splits);

std::string as_text(const language& in, const weights_request& asked, std::span<const money> parts);
json as_json(const weights_request& asked, std::span<const money> parts);

} // namespace cofin::cli
