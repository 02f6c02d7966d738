/// `cofin new`: a project folder to fill in.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_new(CLI::App& app, command& chosen);

} // namespace cofin::cli
