#include "support/catch.hpp"

#include <cofin/number/reciprocal.hpp>

using namespace cofin;

TEST_CASE("a prepared divisor divides as the machine does", "[reciprocal]") {
    STATIC_REQUIRE(reciprocal(100).quotient(2'016'665) == 20'166);
    STATIC_REQUIRE(reciprocal().quotient(7) == 7);

    const int64_t divisor = GENERATE(
        int64_t{1}, int64_t{2}, int64_t{3}, int64_t{7}, int64_t{10}, int64_t{85}, int64_t{100},
        int64_t{1'000'000}, int64_t{1} << 31, (int64_t{1} << 31) + 1, (int64_t{1} << 62) - 1,
        int64_t{1} << 62, (int64_t{1} << 62) + 1, INT64_MAX - 1, INT64_MAX);
    CAPTURE(divisor);
    const auto d = static_cast<uint64_t>(divisor);
    const reciprocal prepared(divisor);
    CHECK(prepared.divisor() == d);
    constexpr uint64_t most = INT64_MAX;
    for (const uint64_t dividend : {uint64_t{0}, uint64_t{1}, d - 1, d, d < most ? d + 1 : d,
                                    most / d * d - 1, most / d * d, most - 1, most}) {
        CAPTURE(dividend);
        CHECK(prepared.quotient(dividend) == dividend / d);
    }
}

TEST_CASE("a divisor is positive", "[reciprocal]") {
    CHECK_THROWS_AS(reciprocal(0), std::invalid_argument);
    CHECK_THROWS_AS(reciprocal(-1), std::invalid_argument);
    CHECK_THROWS_AS(reciprocal(INT64_MIN), std::invalid_argument);
}

TEST_CASE("equal divisors are equal however they came about", "[reciprocal]") {
    STATIC_REQUIRE(reciprocal(1) == reciprocal());
    STATIC_REQUIRE(reciprocal(85) == reciprocal(85));
    STATIC_REQUIRE_FALSE(reciprocal(85) == reciprocal(17));
}

TEST_CASE("reciprocals are equal where they divide by the same", "[reciprocal]") {
    CHECK(reciprocal(7) == reciprocal(7));
    CHECK_FALSE(reciprocal(7) == reciprocal(8));
    CHECK(reciprocal(7).divisor() == 7);
}
