// expected: cannot convert|no viable conversion|could not convert|cannot initialize a parameter
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money pay = (85_percent * 10_eur).rounded(rounding::floor);
#else
const money pay = (85_percent * 10_eur).rounded(0);
#endif
