#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

/// `cofin import FILE`: docs/import.md.
void add_import(CLI::App& app, command& chosen);

} // namespace cofin::cli
