/// `cofin manual COMMAND...`: a page of the manual, or all of them into a folder.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_manual(CLI::App& app, command& chosen);

} // namespace cofin::cli
