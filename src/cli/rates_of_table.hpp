/// `cofin rates` of a published table.
#pragma once

#include "cli/rates_options.hpp"

namespace cofin::cli {

[[nodiscard]] command_output show_table(const rates_options& given, const language& in);

} // namespace cofin::cli
