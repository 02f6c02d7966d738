/// What the terminal shows that output goes to, where it goes to one.
#pragma once

#include <cstddef>
#include <optional>

namespace cofin::cli {

/// The columns of the terminal that a descriptor leads to: COLUMNS where the user set it, else what the terminal says, else 80.
/// None where it is no terminal.
std::optional<std::size_t> terminal_columns(int descriptor);

/// Whether colours are wanted there: a terminal that can show them, and no NO_COLOR (no-color.org).
bool shows_colours(int descriptor);

/// Fits texts for people into the terminal of standard output, where there is one. Before any text is made.
void fit_texts_to_terminal();

} // namespace cofin::cli
