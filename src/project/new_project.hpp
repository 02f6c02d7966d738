#pragma once

#include <cofin/rules/rulebook.hpp>

#include <string>

namespace cofin {

/// Creates a folder with a commented project.toml, costs.csv and rates.csv to fill in for a rulebook: every fact that its
/// rules read, and every parameter that it asks for, with the rule that asks.
///
/// Throws `parse_error` where something of that name exists, `std::filesystem::filesystem_error` where the disk refuses. The
/// folder appears whole or not at all.
void create_project(const std::string& folder, const rulebook& book);

} // namespace cofin
