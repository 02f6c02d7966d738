/// The options that name plugins, and running a command with them.
#pragma once

#include "cli/command.hpp"

#include <cofin/rules/rulebook_supply.hpp>

#include <functional>
#include <string>
#include <vector>

namespace cofin::cli {

struct plugin_options {
    std::vector<std::string> files;
    std::vector<std::string> digests; ///< of the files, in their order
};

/// --plugin and --sha256, as often as wanted.
void add_plugin_options(CLI::App& sub, plugin_options& given);

/// Does what a command does, with the kinds and rulebooks of the plugins that were named: again from the start where one
/// of them fails. A plugin that failed makes the exit code 1 at least, and is named on standard error.
/// Throws what `act` throws, and `parse_error` for plugins that are refused; none of their code has run then.
command_output with_plugins(const plugin_options& given, const language& in,
                            const std::function<command_output(const rulebook_supply&)>& act);

} // namespace cofin::cli
