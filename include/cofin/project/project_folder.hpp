/// A project as a folder: project.toml, costs.csv and, where currencies differ, rates.csv. docs/formats.md says what stands
/// in them.
///
///     const auto project = cofin::read_project({.path = "examples/urady-bez-hranic"});
///     const auto result = cofin::assess_project(project);
///
/// Link `cofin::rulebooks`. Functions may be called from several threads at once; const use of what they return is safe to
/// share.
#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/grant/rounding_profile.hpp>
#include <cofin/rulebook/catalog.hpp>
#include <cofin/rules/assessment.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A project with the rulebook that it is checked against.
struct project_folder {
    std::string path;
    agreement agreed;
    declaration declared;
    rulebook book;
};

/// How a project is read.
struct project_request {
    std::string path;
    std::string rulebook = {};               ///< instead of the one that project.toml names
    std::optional<day> on = {};              ///< the rulebook as published by that day
    const rulebook_supply* supply = nullptr; ///< of plugins; null: none
};

/// Reads a project folder. Throws `parse_error` or `input_errors` for anything that its formats do not allow, and for
/// partners, categories, claims and parameters that nobody declared; and what `load_rulebook` throws.
[[nodiscard]] project_folder read_project(const project_request& wanted);

/// The folder itself where it holds a project.toml, otherwise its subfolders that do, by name.
/// Throws `parse_error` where there is none.
[[nodiscard]] std::vector<std::string> project_folders_in(const std::string& path);

/// Assesses a project folder. Throws `input_errors` where rates.csv lacks a rate that a cost needs: in a folder that is an
/// incomplete input, not a finding.
[[nodiscard]] assessment assess_project(const project_folder& project,
                                        const std::string& explain_item = {},
                                        const rounding_profile& profile = profiles::own);

} // namespace v0
} // namespace cofin
