#pragma once

// What must hold for the source tree itself. Each check reads files as values, so that a test can plant
// a fault in a tree of its own and see it found. A check returns its complaints, one a line.

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::test {

struct source_file {
    std::string path; ///< from the root of the project, with '/'
    std::string text;
};

using source_tree = std::vector<source_file>;
using complaints = std::vector<std::string>;

/// Every text file of the project, sorted by path; no build folders, nothing of git.
[[nodiscard]] source_tree read_tree(const std::filesystem::path& root);

/// What a file includes, as written between the marks, in order.
[[nodiscard]] std::vector<std::string> includes(std::string_view text);

/// The rooms by level, one a line, with those that each includes and none of the others brings along: what docs/architecture.md
/// shows.
[[nodiscard]] std::string printed_levels(const source_tree& tree);

/// Layers from below to above; layers of one row do not know each other.
[[nodiscard]] const std::vector<std::set<std::string>>& layers();

/// An include that points up or sideways; a folder that is no layer.
[[nodiscard]] complaints check_layers(const source_tree& tree);

/// cofin.hpp names every header of the core layers once, sorted by layer, then by path.
[[nodiscard]] complaints check_umbrella(const source_tree& tree);

/// Slow headers: one header each reads Boost.Multiprecision and date, none reads <iostream> or <regex>.
[[nodiscard]] complaints check_slow_includes(const source_tree& tree);

/// A public header is included once and stays short.
[[nodiscard]] complaints check_headers(const source_tree& tree);

/// A path that exists on one machine only.
[[nodiscard]] complaints check_machine_paths(const source_tree& tree);

} // namespace cofin::test
