#pragma once

#include <cofin/language/language.hpp>
#include <cofin/rules/rulebook.hpp>

#include <string>

namespace cofin::cli {

/// Creates a folder, in one that exists, with a commented project.toml, costs.csv and rates.csv to fill in for a rulebook: every fact that its
/// rules read, and every parameter that it asks for, with the rule that asks.
///
/// Remarks and examples speak the language; keys, values and columns are the same in every one.
/// `rulebook_name`: how the user named it, an id or a path ending in .toml; project.toml names a file from its own folder.
/// Throws `parse_error` where something of that name exists or the folder around it does not,
/// `std::filesystem::filesystem_error` where the disk refuses. The folder appears whole or not at all.
void create_project(const std::string& folder, const rulebook& book,
                    const std::string& rulebook_name, const language& in);

} // namespace cofin::cli
