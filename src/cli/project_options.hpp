/// The options that say which project is read, and against which rulebook.
#pragma once

#include "cli/command.hpp"
#include "cli/plugin_options.hpp"

#include <cofin/grant/rounding_profile.hpp>
#include <cofin/project/project_folder.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace cofin::cli {

struct project_options {
    std::string path;
    std::string rulebook;
    std::string on;
    plugin_options plugins;
};

/// PATH, --rulebook, --on, --plugin and --sha256.
void add_project_options(CLI::App& sub, project_options& given, const std::string& path_help);

/// The path; throws `parse_error` where it was not given.
const std::string& required_path(const project_options& given);

/// The request for one folder; throws `parse_error` for a bad --on. `supply` outlives it.
project_request request(const project_options& given, const std::string& folder,
                        const rulebook_supply& supply);

/// The rulebook of a flat list: the one named, or rulebook.toml beside it.
rulebook list_rulebook(const project_options& given, const rulebook_supply& supply);

/// The files that are read of a project or a list in this folder: all tables and TOML files in it, and beside the rulebook
/// that is named. Of reports that are to be written, those named `.toml` too: such a file is a project or a rulebook.
std::vector<std::string> input_files(const project_options& given, const std::string& folder,
                                     std::initializer_list<std::string_view> reports);

/// The profile that --profile names; throws `parse_error` for another one.
const rounding_profile& profile_named(const std::string& name);

} // namespace cofin::cli
