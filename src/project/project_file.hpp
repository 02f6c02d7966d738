#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/rulebook.hpp>

#include <functional>
#include <string>

namespace cofin {

/// What project.toml states.
struct project_file {
    agreement agreed;
    std::vector<claim> claims;
    std::vector<decision> decisions;
    rulebook book;
};

/// Loads the rulebook that a project names, and where it does.
using load_book = std::function<rulebook(const std::string& id, const place& named_at)>;

/// Reads project.toml. Parameters have the types that the rulebook asks for, so it is loaded on the way. Throws
/// `input_errors`.
[[nodiscard]] project_file read_project_file(const std::string& path, const load_book& load);

} // namespace cofin
