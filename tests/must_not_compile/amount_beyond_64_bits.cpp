// expected: not an amount of this currency|not a constant expression|is not a constant
#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money pay = 92'233'720'368'547'758.07_eur;
#else
const money pay = 92'233'720'368'547'758.08_eur;
#endif
