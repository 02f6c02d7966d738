/// A page of the manual in the language of man(7), made of what --help says.
#pragma once

#include "cli/manual.hpp"

#include <string>

namespace cofin::cli {

/// `cofin-rulebook-show`, the name of a command's page.
std::string man_page_name(const documented_command& of);

/// ASCII only: letters beyond it are written as groff and mandoc name them. `pages` are the names of others that it points to.
std::string man_page(const documented_command& of, const std::vector<std::string>& pages);

} // namespace cofin::cli
