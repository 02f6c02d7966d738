/// `cofin erase`: names and free text of natural persons deleted.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_erase(CLI::App& app, command& chosen);

} // namespace cofin::cli
