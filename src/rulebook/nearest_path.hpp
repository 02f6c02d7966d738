#pragma once

#include <string>

namespace cofin {

/// What a path that leads nowhere may have meant: of the names in its folder with its extension the nearest one, written as the path was. Empty
/// where none is near or the folder cannot be read.
[[nodiscard]] std::string nearest_path(const std::string& path);

} // namespace cofin
