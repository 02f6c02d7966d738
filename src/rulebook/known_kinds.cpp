#include "rulebook/known_kinds.hpp"

#include <cofin/rules/kinds/kinds.hpp>

namespace cofin {

std::span<const rule_kind* const> known_kinds() noexcept {
    return kinds::all;
}

const rule_kind* find_known_kind(std::string_view name) noexcept {
    return kinds::find(name);
}

} // namespace cofin
