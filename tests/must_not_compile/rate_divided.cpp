// expected: no match for 'operator/'|invalid operands
#include <cofin/number/rate.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const rate half = 85_percent * rate::of(1, 2);
#else
const rate half = 85_percent / 2;
#endif
