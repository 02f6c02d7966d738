// expected: no match for 'operator=='|invalid operands
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const bool same = 10_eur == money::of_minor(1000, euro);
#else
const bool same = 10_eur == 10;
#endif
