/// `cofin rates PATH`: which exchange rates there are and what they rest on.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_rates(CLI::App& app, command& chosen);

} // namespace cofin::cli
