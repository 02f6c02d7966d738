/// `cofin rates` of a table of days: the archives of Narodowy Bank Polski.
#pragma once

#include "cli/rates_options.hpp"

namespace cofin::cli {

/// Whether the file is such an archive. False for what cannot be read: whoever reads it says so.
[[nodiscard]] bool is_table_of_days(const std::string& file);

/// Its rates day by day, as published. No month's rate follows from them, and none is made of them.
[[nodiscard]] command_output show_days(const rates_options& given, const language& in);

} // namespace cofin::cli
