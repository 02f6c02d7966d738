/// `cofin verify`: whether anybody touched a ledger.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_verify(CLI::App& app, command& chosen);

} // namespace cofin::cli
