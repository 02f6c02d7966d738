#pragma once

#include <cofin/rules/kind.hpp>

#include <span>
#include <string_view>

namespace cofin {

/// The kinds of rules that rulebooks may name, in alphabetical order. Their code is compiled once, behind this.
[[nodiscard]] std::span<const rule_kind* const> known_kinds() noexcept;

/// The kind of that name, such as `period/1`; null for an unknown one.
[[nodiscard]] const rule_kind* find_known_kind(std::string_view name) noexcept;

} // namespace cofin
