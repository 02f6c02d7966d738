// expected: no matching function|cannot convert|no matching constructor|could not convert
#include <cofin/money/money.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const money pay = money::parse("10.50", euro);
#else
const money pay(10.50);
#endif
