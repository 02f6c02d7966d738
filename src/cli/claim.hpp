/// `cofin claim`: costs handed in together.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_claim(CLI::App& app, command& chosen);

} // namespace cofin::cli
