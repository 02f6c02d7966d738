/// `cofin explain`: how each rule came to its verdict on one item.
#pragma once

#include "cli/command.hpp"

namespace cofin::cli {

void add_explain(CLI::App& app, command& chosen);

} // namespace cofin::cli
