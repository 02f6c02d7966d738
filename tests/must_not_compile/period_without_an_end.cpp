// expected: no matching function|no matching constructor
#include <cofin/time/period.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const period once(parse_day("2014-01-01"), parse_day("2023-12-31"));
#else
const period open(parse_day("2014-01-01"));
#endif
