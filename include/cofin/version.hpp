#pragma once

// The version of the library. CMakeLists.txt says the same; a test compares them.

#include <string_view>

#define COFIN_VERSION_MAJOR 0
#define COFIN_VERSION_MINOR 1
#define COFIN_VERSION_PATCH 0
#define COFIN_VERSION_STRING "0.1.0"

namespace cofin {

inline constexpr int version_major = COFIN_VERSION_MAJOR;
inline constexpr int version_minor = COFIN_VERSION_MINOR;
inline constexpr int version_patch = COFIN_VERSION_PATCH;
inline constexpr std::string_view version = COFIN_VERSION_STRING;

} // namespace cofin
