/// `cofin journal`: all entries, as other tools read them.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_journal(CLI::App& app, command& chosen);

} // namespace cofin::cli
