#pragma once

#include <cstddef>
#include <string>

namespace cofin {

/// Throws `parse_error` for a path with a zero byte: the system would read it up to there, and open another file.
void require_path(const std::string& path);

/// The bytes of a text file of at most `size_max` bytes. Throws `parse_error` where it is missing, unreadable, no regular
/// file, empty or larger; nothing beyond the limit is read.
[[nodiscard]] std::string read_text_file(const std::string& path, std::size_t size_max);

/// Largest rulebook or project.toml that is read.
inline constexpr std::size_t toml_size_max = std::size_t{8} << 20U;

} // namespace cofin
