#include "support/catch.hpp"

#include <cofin/version.hpp>

#include <string>

TEST_CASE("the header and CMake name the same version", "[tree]") {
    CHECK(cofin::version == COFIN_CMAKE_VERSION);
    CHECK(std::to_string(cofin::version_major) + "." + std::to_string(cofin::version_minor) + "." +
              std::to_string(cofin::version_patch) ==
          cofin::version);
}
