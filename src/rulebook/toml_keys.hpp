#pragma once

// A look at TOML before it is parsed: the parser nests a table for every part of a dotted key, and takes them apart again
// by recursion.

#include <cofin/error.hpp>

#include <optional>
#include <string_view>

namespace cofin {

/// Most parts that a dotted key may have.
inline constexpr int key_parts_max = 64;

/// Where a key of more parts stands; none where there is no such key. The file of the place is empty.
[[nodiscard]] std::optional<place> deep_key_in(std::string_view toml) noexcept;

} // namespace cofin
