#include "support/catch.hpp"

#include <cofin/number/integer.hpp>

using namespace cofin;

TEST_CASE("sums of machine integers are exact or an error", "[integer]") {
    STATIC_REQUIRE(checked_add<int64_t>(INT64_MAX - 1, 1) == INT64_MAX);
    CHECK_THROWS_AS(checked_add<int64_t>(INT64_MAX, 1), std::overflow_error);
    CHECK_THROWS_AS(checked_add<int64_t>(INT64_MIN, -1), std::overflow_error);
    STATIC_REQUIRE(checked_subtract<int64_t>(INT64_MIN + 1, 1) == INT64_MIN);
    CHECK_THROWS_AS(checked_subtract<int64_t>(INT64_MIN, 1), std::overflow_error);
    CHECK_THROWS_AS(checked_subtract<int64_t>(0, INT64_MIN), std::overflow_error);
}

TEST_CASE("products of machine integers are exact or an error", "[integer]") {
    STATIC_REQUIRE(checked_multiply<int64_t>(3037000499, 3037000499) == 9223372030926249001);
    CHECK_THROWS_AS(checked_multiply<int64_t>(3037000500, 3037000500), std::overflow_error);
    CHECK_THROWS_AS(checked_multiply<int64_t>(INT64_MIN, -1), std::overflow_error);
    STATIC_REQUIRE(checked_multiply<int64_t>(int64_t{1} << 62, -2) == INT64_MIN);
    CHECK_THROWS_AS(checked_multiply<int64_t>(int64_t{1} << 62, 2), std::overflow_error);
}

TEST_CASE("a 128-bit result is narrowed only where it fits 64 bits", "[integer]") {
    STATIC_REQUIRE(narrowed(int128{INT64_MAX}) == INT64_MAX);
    STATIC_REQUIRE(narrowed(int128{INT64_MIN}) == INT64_MIN);
    CHECK_THROWS_AS(narrowed(int128{INT64_MAX} + 1), std::overflow_error);
    CHECK_THROWS_AS(narrowed(int128{INT64_MIN} - 1), std::overflow_error);
    CHECK_THROWS_AS(narrowed(int128{1} << 64), std::overflow_error);
}

TEST_CASE("powers of ten reach as far as 64 bits do", "[integer]") {
    STATIC_REQUIRE(power_of_ten(0) == 1);
    STATIC_REQUIRE(power_of_ten(2) == 100);
    STATIC_REQUIRE(power_of_ten(18) == 1'000'000'000'000'000'000);
    CHECK_THROWS_AS(power_of_ten(19), std::overflow_error);
}
