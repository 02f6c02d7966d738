/// `cofin completion SHELL`: what makes bash, zsh or fish complete the commands, options and words of this program.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_completion(CLI::App& app, command& chosen);

} // namespace cofin::cli
