// The core, with all inline functions kept (-fkeep-inline-functions): never called from here, so that what no test calls counts
// as lines that no test reaches.

#include <cofin/cofin.hpp>
#include <cofin/rules/assess_explaining.hpp>
