// expected: no match for 'operator\+'|invalid operands
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const unrounded sum = 85_percent * 10_eur + 10_eur;
#else
const auto sum = 85_percent + 10_eur;
#endif
