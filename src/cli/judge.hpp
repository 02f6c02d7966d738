/// `cofin judge`: a person's decision on a cost.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_judge(CLI::App& app, command& chosen);

} // namespace cofin::cli
