#include "support/catch.hpp"

#include <cofin/grant/rounding_profile.hpp>

using namespace cofin;

TEST_CASE("profiles are found by name", "[profile]") {
    CHECK(profiles::find("jems-10") == &profiles::jems_10);
    CHECK(profiles::find("cofin") == &profiles::own);
    CHECK(profiles::find("jems-9") == nullptr);
}

TEST_CASE("cofin's own profile leaves every cut to the rulebook and every cent to somebody",
          "[profile]") {
    CHECK_FALSE(profiles::own.fund_in_plan);
    CHECK_FALSE(profiles::own.flat_rate);
    CHECK(profiles::own.of_which_has_owner);
    CHECK(profiles::jems_10.fund_in_plan == rounding::down);
    CHECK(profiles::jems_10.fund_in_claims == rounding::floor);
}
