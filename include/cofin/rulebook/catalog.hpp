/// Rulebooks that can be assessed by: those that come with the program, those of plugins, and files.
///
///     const auto book = cofin::load_rulebook({.id_or_file = "cz-pl-2014-2020.microprojects.silesia"});
///
/// Link `cofin::rulebooks`. Functions may be called from several threads at once; a loaded rulebook is a value, and const
/// use of it is safe to share.
#pragma once

#include <cofin/error.hpp>
#include <cofin/rules/rulebook.hpp>
#include <cofin/rules/rulebook_supply.hpp>
#include <cofin/time/calendar.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// The heads of all rulebooks that come with the program, by id.
[[nodiscard]] std::vector<rulebook_layer> bundled_rulebooks();

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

} // namespace v0
} // namespace cofin
