// expected: no viable conversion|conversion from 'double'
#include <cofin/number/rate.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const rate share = 85_percent;
#else
const rate share = 0.85;
#endif
