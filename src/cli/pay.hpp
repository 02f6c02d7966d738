/// `cofin pay`: money that a fund paid.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_pay(CLI::App& app, command& chosen);

} // namespace cofin::cli
