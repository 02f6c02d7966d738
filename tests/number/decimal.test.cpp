#include "support/catch.hpp"

#include <cofin/number/decimal.hpp>

using namespace cofin;

namespace {

constexpr int128 two_119 = int128{1} << 119;

decimal number(std::string_view text) { return decimal::parse(text); }

} // namespace

TEST_CASE("a decimal is sixteen bytes, zero by default", "[decimal]") {
    STATIC_REQUIRE(sizeof(decimal) == 16);
    STATIC_REQUIRE(std::is_trivially_copyable_v<decimal>);
    STATIC_REQUIRE(decimal().coefficient() == 0);
    STATIC_REQUIRE(decimal().scale() == 0);
}

TEST_CASE("coefficient and scale come back from every corner of 120 bits", "[decimal]") {
    const int128 coefficient =
        GENERATE(int128{0}, int128{1}, int128{-1}, int128{INT64_MAX}, int128{INT64_MIN},
                 int128{INT64_MAX} + 1, int128{INT64_MIN} - 1, int128{1} << 64, -(int128{1} << 64),
                 two_119 - 1, -two_119);
    for (const unsigned scale : {0U, 1U, 35U, 36U}) {
        const decimal made = decimal::scaled(coefficient, scale);
        CHECK((made.coefficient() == coefficient));
        CHECK(made.scale() == scale);
    }
}

TEST_CASE("beyond 120 bits or scale 36 there is no decimal", "[decimal]") {
    CHECK_THROWS_AS(decimal::scaled(two_119, 0), std::overflow_error);
    CHECK_THROWS_AS(decimal::scaled(-two_119 - 1, 0), std::overflow_error);
    CHECK_THROWS_AS(decimal::scaled(1, 37), std::overflow_error);
}

TEST_CASE("trailing zeros are kept and do not count in comparisons", "[decimal]") {
    CHECK(to_string(number("1.50")) == "1.50");
    CHECK(number("1.50") == number("1.5"));
    CHECK(number("1.50") < number("1.51"));
    CHECK(number("-1.5") < number("-1.49"));
    CHECK(decimal(2) == number("2.00000000000000000000000000000000000"));
    // one of 120 bits against one of scale 36: the comparison needs 239 bits
    CHECK(decimal::scaled(two_119 - 1, 0) > decimal::scaled(two_119 - 1, 36));
    CHECK(decimal::scaled(-two_119, 0) < decimal::scaled(-two_119, 36));
}

TEST_CASE("sums and products are exact", "[decimal]") {
    CHECK(number("0.1") + number("0.2") == number("0.3"));
    CHECK(to_string(number("1.50") + number("2.5")) == "4.00");
    CHECK(to_string(number("1.50") - number("2.5")) == "-1.00");
    CHECK(to_string(number("1.50") * number("2.5")) == "3.750");
    CHECK(decimal(INT64_MAX) + decimal(1) == number("9223372036854775808"));
    CHECK(decimal(INT64_MIN) - decimal(1) == number("-9223372036854775809"));
    CHECK(decimal(INT64_MIN) * decimal(int64_t{1} << 56) == decimal::scaled(-two_119, 0));
    CHECK(decimal::scaled(int128{1} << 70, 3) * decimal(-8) ==
          decimal::scaled(-(int128{1} << 73), 3));
}

TEST_CASE("sums and products that 120 bits do not hold are errors", "[decimal]") {
    const decimal most = decimal::scaled(two_119 - 1, 0);
    const decimal least = decimal::scaled(-two_119, 0);
    const decimal one(1);
    CHECK(most - one + one == most);
    CHECK(least + one - one == least);
    CHECK_THROWS_AS(most + one, std::overflow_error);
    CHECK_THROWS_AS(least - one, std::overflow_error);
    CHECK_THROWS_AS(decimal() - least, std::overflow_error);
    CHECK_THROWS_AS(most + number("0.1"), std::overflow_error);
    CHECK_THROWS_AS(most * decimal(2), std::overflow_error);
    CHECK_THROWS_AS(decimal(INT64_MIN) * decimal(-(int64_t{1} << 56)), std::overflow_error);
    CHECK_THROWS_AS(decimal(INT64_MIN) * decimal(INT64_MIN), std::overflow_error);
    CHECK(least == decimal::scaled(-(int128{1} << 118), 0) * decimal(2));
    CHECK_THROWS_AS(decimal::scaled(1, 18) * decimal::scaled(1, 19), std::overflow_error);
    CHECK((decimal::scaled(1, 18) * decimal::scaled(1, 18)).scale() == 36);
}

TEST_CASE("a decimal is brought to another scale by a named mode", "[decimal]") {
    CHECK(to_string(number("25.308").rescaled(2, rounding::half_up)) == "25.31");
    CHECK(to_string(number("25.308").rescaled(2, rounding::floor)) == "25.30");
    CHECK(to_string(number("-25.305").rescaled(2, rounding::half_even)) == "-25.30");
    CHECK(to_string(number("-25.305").rescaled(2, rounding::floor)) == "-25.31");
    CHECK(to_string(number("25.3").rescaled(4, rounding::floor)) == "25.3000");
    CHECK(to_string(number("0.99999999999999999999999999999999999").rescaled(0, rounding::up)) ==
          "1");
    CHECK_THROWS_AS(number("1").rescaled(37, rounding::floor), std::overflow_error);
    CHECK_THROWS_AS(decimal::scaled(two_119 - 1, 0).rescaled(1, rounding::floor),
                    std::overflow_error);
}

TEST_CASE("a quotient is rounded once, by a named mode", "[decimal]") {
    CHECK(decimal::divided(decimal(2), decimal(3), 4, rounding::half_up) == number("0.6667"));
    CHECK(decimal::divided(decimal(2), decimal(3), 4, rounding::floor) == number("0.6666"));
    CHECK(decimal::divided(decimal(-2), decimal(3), 4, rounding::floor) == number("-0.6667"));
    CHECK(decimal::divided(decimal(2), decimal(-3), 4, rounding::down) == number("-0.6666"));
    CHECK(decimal::divided(decimal(-2), decimal(-3), 4, rounding::up) == number("0.6667"));
    CHECK(decimal::divided(number("0.5"), number("0.25"), 0, rounding::floor) == decimal(2));
    CHECK_THROWS_AS(decimal::divided(decimal(1), decimal(0), 2, rounding::floor),
                    std::invalid_argument);
    CHECK_THROWS_AS(decimal::divided(decimal(1), decimal(3), 37, rounding::floor),
                    std::overflow_error);
}

TEST_CASE("a quotient is refused only where it does not fit itself", "[decimal]") {
    // scale 36 on both sides: the tens cancel instead of leaving 256 bits
    const decimal wide = decimal::scaled(two_119 - 1, 36);
    CHECK(decimal::divided(wide, wide, 0, rounding::floor) == decimal(1));
    CHECK(decimal::divided(wide, wide, 35, rounding::floor) == decimal(1));
    CHECK_THROWS_AS(decimal::divided(wide, wide, 36, rounding::floor), std::overflow_error);
    CHECK_THROWS_AS(decimal::divided(decimal(1), decimal::scaled(1, 36), 36, rounding::floor),
                    std::overflow_error);
    CHECK(decimal::divided(decimal(), decimal::scaled(1, 36), 36, rounding::floor) == decimal());
}

TEST_CASE("the quotients that a decimal float gets wrong are right", "[decimal]") {
    const auto quotient = [](std::string_view a, std::string_view b, rounding how) {
        return to_string(decimal::divided(number(a), number(b), 2, how));
    };
    CHECK(quotient("7977.93", "0.85", rounding::floor) == "9385.80");
    CHECK(quotient("8485290.27", "0.72", rounding::half_up) == "11785125.38");
    CHECK(to_string(decimal::divided(decimal(15), decimal(3), 0, rounding::ceiling)) == "5");
    CHECK(decimal::divided(decimal(1), decimal(3), 30, rounding::floor) * decimal(3) < decimal(1));
}

TEST_CASE("a decimal reads what it prints", "[decimal]") {
    const char* const text =
        GENERATE("0", "0.0", "0.000000000000000000000000000000000001", "1", "-1", "10.00", "25.308",
                 "-0.5", "9223372036854775807", "-9223372036854775808", "18446744073709551616",
                 "664613997892457936451903530140172287", "-664613997892457936451903530140172288",
                 "0.664613997892457936451903530140172287");
    CHECK(to_string(decimal::parse(text)) == text);
}

TEST_CASE("what has a second reading is not a decimal", "[decimal][error]") {
    const char* const text = GENERATE(
        "", "-", "012", "-012", "00", "00.5", ".5", "5.", "1.2.3", "1,5", "1 000", "+1", "1e3",
        " 1", "1 ", "--1", "0x10", "664613997892457936451903530140172288",
        "-664613997892457936451903530140172289", "1000000000000000000000000000000000000000000000",
        "0.0000000000000000000000000000000000001");
    CAPTURE(text);
    CHECK_FALSE(decimal::try_parse(text).has_value());
    CHECK_THROWS_AS(decimal::parse(text), parse_error);
}

TEST_CASE("an unreadable decimal says what was found and expected", "[decimal][error]") {
    CHECK_THROWS_WITH(decimal::parse("25,308"), "1: found \"25,308\", expected a number such as "
                                                "25.308, of at most 120 bits and 36 decimals");
}
