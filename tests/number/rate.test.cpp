#include "support/catch.hpp"

#include <cofin/number/rate.hpp>

using namespace cofin;
using namespace cofin::literals;
using Catch::Matchers::Contains;

TEST_CASE("a rate is the exact proportion it was written as", "[rate]") {
    STATIC_REQUIRE(85_percent == rate::of(85, 100));
    STATIC_REQUIRE(77.5625_percent == rate::of(775'625, 1'000'000));
    STATIC_REQUIRE(0.5_percent == rate::of(1, 200));
    STATIC_REQUIRE(0_percent == rate());
    STATIC_REQUIRE(100_percent == rate::of(1, 1));
    STATIC_REQUIRE(1'000_percent == rate::of(10, 1));
}

TEST_CASE("a rate keeps its form, and two forms of one number are equal", "[rate]") {
    STATIC_REQUIRE(rate::of(5, 85) == rate::of(1, 17));
    STATIC_REQUIRE(rate::of(5, 85).numerator() == 5);
    STATIC_REQUIRE(rate::of(5, 85).denominator() == 85);
    CHECK(to_string(rate::of(5, 85)) == "5/85");
}

TEST_CASE("rates compare exactly, also beyond 64 bits", "[rate]") {
    STATIC_REQUIRE(rate::of(8333, 10000) < rate::of(5, 6));
    STATIC_REQUIRE(rate::of(5, 6) < rate::of(8334, 10000));
    STATIC_REQUIRE(rate::of(INT64_MAX - 1, INT64_MAX) < 100_percent);
    STATIC_REQUIRE(rate::of(INT64_MAX - 2, INT64_MAX - 1) < rate::of(INT64_MAX - 1, INT64_MAX));
}

TEST_CASE("rates add, subtract and multiply exactly", "[rate]") {
    STATIC_REQUIRE(85_percent + 5_percent == 90_percent);
    STATIC_REQUIRE(rate::of(1, 3) + rate::of(1, 6) == rate::of(1, 2));
    STATIC_REQUIRE(100_percent - 85_percent == 15_percent);
    STATIC_REQUIRE(85_percent - 85_percent == rate());
    STATIC_REQUIRE(85_percent * rate::of(5, 85) == 5_percent);
    STATIC_REQUIRE(rate() * rate::of(5, 85) == rate());
    // reduced before it is multiplied: neither product fits 63 bits
    constexpr int64_t large = int64_t{1} << 62;
    STATIC_REQUIRE(rate::of(large, 3) * rate::of(3, large) == 100_percent);
    STATIC_REQUIRE(rate::of(1, large) + rate::of(1, large) == rate::of(2, large));
}

TEST_CASE("a rate is not negative, its whole is positive", "[rate]") {
    CHECK_THROWS_AS(rate::of(-1, 100), std::invalid_argument);
    CHECK_THROWS_AS(rate::of(1, 0), std::invalid_argument);
    CHECK_THROWS_AS(rate::of(1, -100), std::invalid_argument);
    CHECK_THROWS_AS(5_percent - 6_percent, std::invalid_argument);
}

TEST_CASE("a rate beyond 63 bits is an error", "[rate]") {
    CHECK_THROWS_AS(rate::of(1, INT64_MAX) + rate::of(1, INT64_MAX - 1), std::overflow_error);
    // 1/2 + 1/3: what fits in lowest terms is added, in whatever form it was given
    CHECK(rate::of(5'000'000'001, 10'000'000'002) + rate::of(3'333'333'333, 9'999'999'999) ==
          rate::of(5, 6));
    CHECK_THROWS_AS(rate::of(1, INT64_MAX) * rate::of(1, 2), std::overflow_error);
    CHECK_THROWS_AS(rate::of(INT64_MAX, 1) + rate::of(1, 1), std::overflow_error);
}

TEST_CASE("a rate is read from percent or from a fraction", "[rate]") {
    CHECK(rate::parse("85 %") == 85_percent);
    CHECK(rate::parse("85%") == 85_percent);
    CHECK(rate::parse("77.5625 %") == 77.5625_percent);
    CHECK(rate::parse("5/85") == rate::of(5, 85));
    CHECK(rate::parse("0 %") == rate());
    CHECK(rate::parse("0.0000000000000001 %") == rate::of(1, 1'000'000'000'000'000'000));
    CHECK(rate::parse("9223372036854775807/9223372036854775807") == 100_percent);
}

TEST_CASE("what may be mistyped is not a rate", "[rate][error]") {
    const char* const text =
        GENERATE("", "%", " %", "0.85", "85", "085 %", "85  %", "85 percent", "-85 %", "+85 %",
                 "8,5 %", ".5 %", "5. %", "8.5.1 %", "1e2 %", "5/", "/85", "5/0", "05/85", "5/085",
                 "5.0/85", "5 / 85", "5/85 %", "-5/85", "5/85/2", "0.00000000000000001 %",
                 "9223372036854775808/1", "99999999999999999999 %", " 85 %", "85 % ");
    CAPTURE(text);
    CHECK_FALSE(rate::try_parse(text).has_value());
    CHECK_THROWS_AS(rate::parse(text), parse_error);
}

TEST_CASE("an unreadable rate says what was found and expected", "[rate][error]") {
    CHECK_THROWS_WITH(rate::parse("0.85"),
                      "1: found \"0.85\", expected a rate such as 85 %, 77.5625 % or 5/85");
}

TEST_CASE("a rate prints as officers write it", "[rate]") {
    CHECK(to_string(85_percent) == "85 %");
    CHECK(to_string(77.5625_percent) == "77.5625 %");
    CHECK(to_string(0.5_percent) == "0.5 %");
    CHECK(to_string(rate::of(5, 1000)) == "0.5 %");
    CHECK(to_string(rate::of(0, 100)) == "0 %");
    CHECK(to_string(rate()) == "0/1");
    CHECK(to_string(rate::of(1, 10)) == "1/10");
    CHECK(to_string(rate::of(2'000'000, 3'989'430)) == "2000000/3989430");
    CHECK(to_string(rate::of(1, 1'000'000'000'000'000'000)) == "0.0000000000000001 %");
}
