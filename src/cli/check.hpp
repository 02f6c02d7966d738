/// `cofin check`: what a project declares against its rulebook.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_check(CLI::App& app, command& chosen);

} // namespace cofin::cli
