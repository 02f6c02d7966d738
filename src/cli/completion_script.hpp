/// Scripts by which shells complete a command line, made of what the program says of itself.
#pragma once

#include "cli/manual.hpp"

#include <string>
#include <vector>

namespace cofin::cli {

struct completed_program {
    documented_command whole;
    std::vector<std::string> rulebooks; ///< ids that a value RULEBOOK may be, beside a .toml file
};

/// For bash 4 and later; needs nothing of the package bash-completion.
std::string bash_completion(const completed_program& program);
/// For zsh 5: a file `_cofin` in a folder of `$fpath`.
std::string zsh_completion(const completed_program& program);
/// For fish 3.
std::string fish_completion(const completed_program& program);

} // namespace cofin::cli
