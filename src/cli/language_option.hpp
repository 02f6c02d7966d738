/// In which language a command speaks to people.
#pragma once

#include <cofin/language/language.hpp>

#include <CLI/CLI.hpp>

#include <span>
#include <string>

namespace cofin::cli {

/// --lang CODE.
void add_language_option(CLI::App& sub, std::string& code);

/// The language that the words of a command line choose by --lang, wherever it stands: what is wrong with the command line is
/// said in it too. That of the environment where they choose none that is known.
[[nodiscard]] const language& language_in(std::span<const char* const> arguments);

} // namespace cofin::cli
