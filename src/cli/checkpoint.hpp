/// `cofin checkpoint`: the ledger's heads, signed, to be kept outside.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_checkpoint(CLI::App& app, command& chosen);

} // namespace cofin::cli
