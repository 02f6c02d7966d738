/// Currencies as people write them beside an amount.
#pragma once

#include <cofin/money/currency.hpp>

#include <optional>
#include <string_view>

namespace cofin {

/// `zł`, `Kč`, `€`, `грн`, `kn`, `Ft` and ISO codes in either case; none for anything else. A sign that several currencies
/// share, such as `$`, says nothing.
[[nodiscard]] std::optional<currency> currency_of_word(std::string_view word);

/// Whether the word multiplies the number beside it: `tys.`, `tis.`, `mln`, `тис.`.
[[nodiscard]] bool is_multiplier(std::string_view word);

} // namespace cofin
