/// `cofin split`: who gets which part of an amount.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_split(CLI::App& app, command& chosen);

} // namespace cofin::cli
