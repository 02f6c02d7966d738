// expected: too few arguments|no matching function
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money pay = (85_percent * 10_eur).rounded(rounding::half_up);
#else
const money pay = (85_percent * 10_eur).rounded();
#endif
