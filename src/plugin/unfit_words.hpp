/// What the helper itself says of a plugin that it cannot run: the words that travel by their place.
#pragma once

#include "process/sent_wording.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {

inline constexpr std::array unfit_words{
    to_translate("cannot be loaded: {}"),
    to_translate("exports no {}"),
    to_translate("does not fit: {} has {} bytes, fewer than the first version's {}"),
    to_translate("does not fit: its border has version {}, not {}"),
    to_translate("does not fit: what is reserved in {} is {}, not 0"),
    to_translate("does not fit: its kinds have {} bytes, fewer than the first version's {}"),
    to_translate("does not fit: its manifest names the kind {}, for which it has no code"),
    to_translate("failed: out of memory"),
    to_translate("failed: a proposal of {} bytes, fewer than the first version's {}"),
    to_translate("failed: error {}"),
};

/// One of these sentences with its values.
template <class... Values>
[[nodiscard]] wording unfit(listed_words<unfit_words> words, Values&&... values) {
    return wording::of(words.words(), {wording(std::forward<Values>(values))...});
}

} // namespace cofin
