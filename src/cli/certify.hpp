/// `cofin certify`: what is accepted of a claim, and who bears it.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_certify(CLI::App& app, command& chosen);

} // namespace cofin::cli
