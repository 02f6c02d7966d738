/// `cofin recover`: money that came back to a fund.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_recover(CLI::App& app, command& chosen);

} // namespace cofin::cli
