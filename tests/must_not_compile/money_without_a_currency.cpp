// expected: no matching function|no matching constructor
#include <cofin/money/money.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const money nothing(euro);
#else
const money nothing{};
#endif
