// expected: no match for 'operator/'|invalid operands
#include <cofin/number/decimal.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const decimal third = decimal::divided(decimal(1), decimal(3), 4, rounding::half_even);
#else
const decimal third = decimal(1) / decimal(3);
#endif
