/// The catalogs of translations, compiled into the program.
#pragma once

#include <span>
#include <string_view>

namespace cofin {

struct embedded_catalog {
    std::string_view language; ///< "pl"
    std::string_view bytes;    ///< of its .mo file
};

/// Sorted by language.
[[nodiscard]] std::span<const embedded_catalog> embedded_catalogs() noexcept;

} // namespace cofin
