/// `cofin record`: a project's agreement, rates and costs into a ledger.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_record(CLI::App& app, command& chosen);

} // namespace cofin::cli
