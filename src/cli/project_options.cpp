#include "cli/project_options.hpp"

#include <cofin/error.hpp>

#include <CLI/CLI.hpp>

namespace cofin::cli {

void add_project_options(CLI::App& sub, project_options& given, const std::string& path_help) {
    sub.add_option("PATH", given.path, path_help);
    sub.add_option("--rulebook", given.rulebook,
                   "A rulebook's id or .toml file, instead of the project's own.");
    sub.add_option("--on", given.on,
                   "Take the rulebook as published by this day, such as 2026-11-23.");
    add_plugin_options(sub, given.plugins);
}

const std::string& required_path(const project_options& given) {
    if (given.path.empty())
        throw parse_error({"PATH"}, "nothing", "a project folder");
    return given.path;
}

project_request request(const project_options& given, const std::string& folder,
                        const rulebook_supply& supply) {
    project_request wanted{folder, given.rulebook, {}, &supply};
    if (!given.on.empty())
        wanted.on = read_option("--on", given.on, parse_day);
    return wanted;
}

} // namespace cofin::cli
