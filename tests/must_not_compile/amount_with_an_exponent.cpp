// expected: not an amount of this currency|not a constant expression|is not a constant
#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money pay = 1'000_eur;
#else
const money pay = 1e3_eur;
#endif
