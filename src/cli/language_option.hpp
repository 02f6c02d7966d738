/// In which language a command speaks to people.
#pragma once

#include <cofin/language/language.hpp>

#include <CLI/CLI.hpp>

#include <string>

namespace cofin::cli {

/// --lang CODE.
void add_language_option(CLI::App& sub, std::string& code);

/// The language of the option; where it was not given, that of the environment. Throws `parse_error` for an unknown one.
[[nodiscard]] const language& language_of(const std::string& code);

} // namespace cofin::cli
