/// Whether bytes are UTF-8 text.
#pragma once

#include <cstddef>
#include <string_view>

namespace cofin {

/// The position of the first byte that no UTF-8 sequence can begin or go on with there; `npos` where all is well.
/// Overlong forms, surrogates and code points beyond U+10FFFF are refused at their first byte.
///
///     invalid_utf8_at("caf\xe9") == 3
[[nodiscard]] std::size_t invalid_utf8_at(std::string_view text) noexcept;

} // namespace cofin
