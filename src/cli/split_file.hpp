/// `cofin split --from`: a CSV file with a split of each row.
#pragma once

#include "cli/command.hpp"

#include <cofin/money/currency.hpp>
#include <cofin/number/rounding.hpp>

#include <string>

namespace cofin::cli {

/// The file with columns `grant` and `own` added to each row; the other bytes of a row stay as they are.
///
/// The file is read once, in bounded memory; the output is held back in a spool until the last row was good, so that what
/// is printed is computed from what was checked, even if somebody writes to the file meanwhile.
/// Throws `parse_error`, `input_errors`.
command_output split_file(const std::string& file, currency unit, rounding how);

} // namespace cofin::cli
