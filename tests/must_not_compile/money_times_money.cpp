// expected: no match for 'operator\*'|invalid operands
#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

#ifdef COFIN_ALLOWED
const unrounded product = 10_percent * 20_eur;
#else
const auto product = 10_eur * 20_eur;
#endif
