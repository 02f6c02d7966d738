/// `cofin rulebook`: the rulebooks themselves.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_rulebook(CLI::App& app, command& chosen);

} // namespace cofin::cli
