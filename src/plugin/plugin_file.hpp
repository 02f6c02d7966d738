/// A plugin's file: opened with care, read once, hashed, looked at - and not run.
#pragma once

#include "plugin/manifest.hpp"

#include <cofin/rules/provider.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// Largest plugin that is read.
inline constexpr std::size_t plugin_size_max = std::size_t{64} << 20U;

struct plugin_file {
    std::string path;
    provider who; ///< the manifest's id and version, and the digest of the bytes
    plugin_manifest manifest;
    std::vector<std::string> rulebooks; ///< TOML texts, in the order of the file
    std::string bytes;
};

/// Reads a plugin. None of its code runs.
///
/// Throws `parse_error` with the path as its place: a missing, unreadable, too large or truncated file, no shared library
/// for this processor, no exported `cofin_plugin_v1`, no manifest, further libraries needed; a path through a symbolic
/// link, a file in the current folder, a file or folder that others may write to or that belongs to somebody else. And what
/// `read_manifest` throws.
[[nodiscard]] plugin_file read_plugin_file(const std::string& path);

/// Throws `parse_error` unless the file has that SHA-256, in 64 hexadecimal digits of either case.
void require_digest(const plugin_file& file, std::string_view wanted);

/// The plugins in a folder: paths ending in `.so`, sorted.
[[nodiscard]] std::vector<std::string> plugin_paths_in(const std::string& folder);

} // namespace cofin
