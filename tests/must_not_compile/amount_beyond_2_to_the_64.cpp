// expected: not an amount of this currency|not a constant expression|is not a constant
#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money pay = 18'446'744'073'709'551.16_eur;
#else
const money pay = 184'467'440'737'095'516.16_eur;
#endif
