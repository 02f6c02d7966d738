#pragma once

// The rulebooks that come with the program: plugins/*/rulebooks/*.toml, compiled in, so that the
// binary needs no file of its own at run time.

#include <span>
#include <string_view>

namespace cofin {

struct embedded_file {
    std::string_view plugin;  ///< name of the folder in plugins/, such as "interreg"
    std::string_view version; ///< of the plugin
    std::string_view path;    ///< from the root of the project, with '/'
    std::string_view text;    ///< the file's bytes, unchanged
};

/// Sorted by path. The views stay valid as long as the program runs.
[[nodiscard]] std::span<const embedded_file> embedded_rulebooks() noexcept;

} // namespace cofin
