// expected: no match for 'operator/'|invalid operands
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money half = (rate::of(1, 2) * 10_eur).rounded(rounding::floor);
#else
const money half = 10_eur / 2;
#endif
