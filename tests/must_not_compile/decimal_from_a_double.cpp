// expected: deleted (function|constructor)
#include <cofin/number/decimal.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const decimal number = decimal::parse("0.1");
#else
const decimal number(0.1);
#endif
