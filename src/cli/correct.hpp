/// `cofin correct`: certified costs taken back.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_correct(CLI::App& app, command& chosen);

} // namespace cofin::cli
