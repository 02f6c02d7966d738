/// What is wrong with a TOML document, in words that can be translated.
#pragma once

#include <cofin/error.hpp>

#include <string_view>

namespace cofin {

/// The parser's own text, "Error while parsing date: expected month between 1 and 12 (inclusive), saw 13", as found and expected.
/// What it seldom says stays its own, as a quotation.
[[nodiscard]] parse_error toml_error(const place& where, std::string_view said);

} // namespace cofin
