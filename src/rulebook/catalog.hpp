#pragma once

// Finding rulebooks among the files that come with the program.

#include "rulebook/embedded.hpp"

#include <cofin/rulebook/catalog.hpp>

#include <string_view>

namespace cofin {

/// The file of a rulebook that comes with the program; null for another id.
[[nodiscard]] const embedded_file* find_bundled_rulebook(std::string_view id) noexcept;

} // namespace cofin
