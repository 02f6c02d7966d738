/// All subcommands of `cofin`, in the order that --help shows.
#pragma once

#include "cli/command.hpp"

#include <span>

namespace cofin::cli {

std::span<const command_group> command_groups();

} // namespace cofin::cli
