#pragma once

// Finding rulebooks: those that come with the program, and files that a user names.

#include "rulebook/embedded.hpp"

#include <cofin/error.hpp>
#include <cofin/rules/rulebook.hpp>
#include <cofin/rules/rulebook_supply.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// The heads of all rulebooks that come with the program, by id.
[[nodiscard]] std::vector<rulebook_layer> bundled_rulebooks();

/// The file of a rulebook that comes with the program; null for another id.
[[nodiscard]] const embedded_file* find_bundled_rulebook(std::string_view id) noexcept;

/// Which version of a rulebook is wanted.
struct rulebook_request {
    std::string id_or_file;                  ///< an id, or a path ending in .toml
    std::optional<day> on = {};              ///< as published by that day
    place asked_at = {};                     ///< which option or file names it
    const rulebook_supply* supply = nullptr; ///< of plugins; null: none
};

/// The rulebook with all layers above it, joined and digested.
///
/// Throws `parse_error` for an unknown id (naming the nearest one), a missing file or a version not published by the day;
/// `input_errors` for what is wrong in a file; `rulebook_error` for cycles in `extends` and for layers that loosen.
[[nodiscard]] rulebook load_rulebook(const rulebook_request& wanted);

} // namespace cofin
