/// `cofin plugin`: what plugins say of themselves. None of their code runs.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_plugin(CLI::App& app, command& chosen);

} // namespace cofin::cli
