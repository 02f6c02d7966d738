// expected: not a percentage|not a constant expression|is not a constant
#include <cofin/number/rate.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const rate share = 0.0000000000000001_percent;
#else
const rate share = 0.00000000000000001_percent;
#endif
