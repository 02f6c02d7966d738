// expected: deleted function
#include <cofin/money/money.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const money pay = money::of_minor(1050, euro);
#else
const money pay = money::of_minor(1050.0, euro);
#endif
