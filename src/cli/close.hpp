/// `cofin close`: a period in which nothing may happen any more.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_close(CLI::App& app, command& chosen);

} // namespace cofin::cli
