// expected: no match for 'operator\*'|invalid operands
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const unrounded state = rate::of(5, 85) * (85_percent * 10_eur).rounded(rounding::floor);
#else
const auto state = rate::of(5, 85) * (85_percent * 10_eur);
#endif
