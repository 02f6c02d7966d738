#pragma once

// What most tests read and what is slow to read. Nothing of the project itself: a change to a header
// must not rebuild this one.

#include "support/catch.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <date/date.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>
