/// `cofin export`: projects as others read them.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_export(CLI::App& app, command& chosen);

} // namespace cofin::cli
