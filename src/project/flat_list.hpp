/// A flat list: the costs of many projects in one file, with their projects, budgets, rates and exclusions beside it.
/// docs/formats.md describes the five files.
#pragma once

#include "project/cost_lines.hpp"

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/rulebook.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace cofin {

/// The how-manieth project of how many this one is, from 1.
struct list_position {
    std::size_t number;
    std::size_t of;
};

/// What one project of the list declares, and what came of it.
struct listed_project {
    const agreement& agreed;
    const declaration& declared;
    const assessment& result;
    list_position at;
};

/// Whether a path is the folder of a flat list: it holds expenditures.csv.
[[nodiscard]] bool is_flat_list(const std::string& path);

/// Reads the list in one pass, then hands out project by project, in the order of their ids; one project is in memory at a
/// time, and of all others the bytes of their lines.
///
/// Each line is a cost whose id is its position in the list, from 1. Throws `parse_error` and `input_errors` before the
/// first project is handed out.
void read_flat_list(
    const std::string& path,
    const std::function<void(const agreement&, const declaration&, list_position)>& take);

/// The same, each project assessed.
void assess_flat_list(const std::string& path, const rulebook& book,
                      const rounding_profile& profile,
                      const std::function<void(const listed_project&)>& take);

} // namespace cofin
