// expected: deleted function
#include <cofin/number/rate.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const rate share = rate::of(85, 100);
#else
const rate share = rate::of(0.85, 1);
#endif
