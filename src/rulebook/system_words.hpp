/// Why the system refused something, in words that can be translated.
#pragma once

#include <cofin/wording.hpp>

namespace cofin {

/// Of an `errno`: what often happens to files in words, anything else in the system's own, in quotes.
[[nodiscard]] wording system_words(int failure);

} // namespace cofin
