// expected: deleted (function|operator)|overload resolution selected deleted
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money pay = (85_percent * 10_eur).rounded(rounding::down);
#else
const money pay = 10_eur * 0.85;
#endif
