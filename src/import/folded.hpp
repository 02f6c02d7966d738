/// Words as they are compared: without case and accents.
#pragma once

#include <string>
#include <string_view>

namespace cofin {

/// `Částka  Celkem` and `CASTKA CELKEM` both are `castka celkem`: lower case, no accents (Polish ł is l, Ukrainian й is и and
/// ї is і), one space for any run of white space, none at the ends. UTF-8 in and out.
[[nodiscard]] std::string folded(std::string_view text);

} // namespace cofin
