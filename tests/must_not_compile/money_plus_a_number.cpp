// expected: no match for 'operator\+'|invalid operands
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const money sum = 10_eur + 1_eur;
#else
const auto sum = 10_eur + 1;
#endif
