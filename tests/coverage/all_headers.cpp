// The core with all its inline functions, used or not: what no test calls counts as lines that no test reaches.

#include <cofin/cofin.hpp>
#include <cofin/rules/assess_explaining.hpp>
