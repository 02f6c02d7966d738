// expected: not an amount of this currency|not a constant expression|is not a constant
#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money pay = 12_eur;
#else
const money pay = 012_eur;
#endif
