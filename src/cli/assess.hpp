/// `cofin assess`: a claim by the stored rulebook.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_assess(CLI::App& app, command& chosen);

} // namespace cofin::cli
