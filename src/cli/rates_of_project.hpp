/// `cofin rates` of a project: what its costs are converted at.
#pragma once

#include "cli/rates_options.hpp"

namespace cofin::cli {

[[nodiscard]] command_output show_project(const rates_options& given, const language& in,
                                          const rulebook_supply& supply);

} // namespace cofin::cli
