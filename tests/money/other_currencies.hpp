/// Currencies whose minor unit is not a hundredth.
#pragma once

#include <cofin/money/currency.hpp>

namespace cofin::test {

inline const currency yen = currency::parse("JPY");   ///< none
inline const currency dinar = currency::parse("KWD"); ///< thousandths

} // namespace cofin::test
