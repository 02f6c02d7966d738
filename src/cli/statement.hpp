/// `cofin statement`: how a project stands.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_statement(CLI::App& app, command& chosen);

} // namespace cofin::cli
