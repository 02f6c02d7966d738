// expected: no match for 'operator<'|invalid operands
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const bool less = 10_eur < 85_percent * 20_eur;
#else
const bool less = 10_eur < 85_percent;
#endif
