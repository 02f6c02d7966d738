/// The options that say which project is read, and against which rulebook.
#pragma once

#include "cli/command.hpp"
#include "project/project_folder.hpp"

#include <string>

namespace cofin::cli {

struct project_options {
    std::string path;
    std::string rulebook;
    std::string on;
};

/// PATH, --rulebook and --on.
void add_project_options(CLI::App& sub, project_options& given, const std::string& path_help);

/// The path; throws `parse_error` where it was not given.
const std::string& required_path(const project_options& given);

/// The request for one folder; throws `parse_error` for a bad --on.
project_request request(const project_options& given, const std::string& folder);

} // namespace cofin::cli
