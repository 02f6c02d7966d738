#include "support/catch.hpp"

#include <cofin/money/unrounded.hpp>

using namespace cofin;
using namespace cofin::literals;

TEST_CASE("the seed's grant is exact until it is cut down", "[unrounded]") {
    constexpr unrounded erdf = 85_percent * 23'725.48_eur;
    STATIC_REQUIRE(erdf.rounded(rounding::floor) == 20'166.65_eur);
    STATIC_REQUIRE(erdf.rounded(rounding::ceiling) == 20'166.66_eur);
    STATIC_REQUIRE(23'725.48_eur - erdf.rounded(rounding::floor) == 3'558.83_eur);
    STATIC_REQUIRE_FALSE(erdf.is_whole());
    STATIC_REQUIRE((85_percent * 23'725.40_eur).is_whole());
    CHECK(to_string(erdf) == "20166.658 EUR");
}

TEST_CASE("no ceiling is decided by rounding", "[unrounded]") {
    STATIC_REQUIRE(3'999.99_eur <= 40_percent * 10'000_eur);
    STATIC_REQUIRE(4'000_eur <= 40_percent * 10'000_eur);
    STATIC_REQUIRE_FALSE(4'000.01_eur <= 40_percent * 10'000_eur);
    // a third of a cent is more than nothing and less than a cent
    STATIC_REQUIRE(rate::of(1, 3) * 0.01_eur > 0_eur);
    STATIC_REQUIRE(rate::of(1, 3) * 0.01_eur < 0.01_eur);
    STATIC_REQUIRE(rate::of(1, 3) * 0.03_eur == 0.01_eur);
    STATIC_REQUIRE(rate::of(1, 3) * -(0.01_eur) < 0_eur);
    STATIC_REQUIRE(85_percent * 10_eur == 10_eur * 85_percent);
}

TEST_CASE("exact amounts compare beyond 128 bits of cross product", "[unrounded]") {
    constexpr auto most = money::of_minor(INT64_MAX, euro);
    STATIC_REQUIRE(rate::of(INT64_MAX - 1, INT64_MAX) * most < most);
    STATIC_REQUIRE(rate::of(INT64_MAX - 1, INT64_MAX) * most == most - 0.01_eur);
    STATIC_REQUIRE(rate::of(INT64_MAX - 2, INT64_MAX - 1) * most <
                   rate::of(INT64_MAX - 1, INT64_MAX) * most);
    STATIC_REQUIRE(rate::of(1, INT64_MAX) * -most == -(0.01_eur));
}

TEST_CASE("exact amounts add to their like and to money", "[unrounded]") {
    constexpr auto third = rate::of(1, 3) * 10_eur;
    STATIC_REQUIRE(third + third + third == 10_eur);
    STATIC_REQUIRE(third - third == 0_eur);
    STATIC_REQUIRE(10_eur - third == rate::of(2, 3) * 10_eur);
    STATIC_REQUIRE((third + rate::of(1, 7) * 10_eur) == rate::of(10, 21) * 10_eur);
    // rounded once: 3.333 + 3.333 = 6.666 becomes 6.66 down, 6.67 to the nearest
    STATIC_REQUIRE((third + third).rounded(rounding::down) == 6.66_eur);
    STATIC_REQUIRE((third + third).rounded(rounding::half_up) == 6.67_eur);
}

TEST_CASE("exact amounts of two currencies neither add nor order", "[unrounded]") {
    CHECK_THROWS_AS(85_percent * 1_eur + 85_percent * 1_czk, currency_mismatch);
    CHECK_THROWS_AS(85_percent * 1_eur - 1_czk, currency_mismatch);
    CHECK_THROWS_AS(85_percent * 1_eur < 1_czk, currency_mismatch);
    CHECK(85_percent * 1_eur != 85_percent * 1_czk);
}

TEST_CASE("half a cent of a credit note is floored to a cent, cut down to nothing", "[unrounded]") {
    constexpr auto half_cent_back = 50_percent * -(0.01_eur);
    STATIC_REQUIRE(half_cent_back.rounded(rounding::floor) == -(0.01_eur));
    STATIC_REQUIRE(half_cent_back.rounded(rounding::down) == 0_eur);
    STATIC_REQUIRE(half_cent_back.rounded(rounding::ceiling) == 0_eur);
    STATIC_REQUIRE(half_cent_back.rounded(rounding::up) == -(0.01_eur));
    STATIC_REQUIRE(half_cent_back.rounded(rounding::half_up) == -(0.01_eur));
    STATIC_REQUIRE(half_cent_back.rounded(rounding::half_down) == 0_eur);
    STATIC_REQUIRE(half_cent_back.rounded(rounding::half_even) == 0_eur);
}

TEST_CASE("the cents that binary fractions lose are kept", "[unrounded]") {
    STATIC_REQUIRE((75_percent * 23'254'831.40_eur).rounded(rounding::floor) == 17'441'123.55_eur);
    STATIC_REQUIRE((95_percent * 3'359.50_eur).rounded(rounding::half_up) == 3'191.53_eur);
    STATIC_REQUIRE((67.6767_percent * 2'415'321'194.68_eur).rounded(rounding::floor) ==
                   1'634'609'678.95_eur);
    // divided by 0.85 and 0.72: multiplied by the fraction the other way round
    STATIC_REQUIRE((rate::of(100, 85) * 7'977.93_eur).rounded(rounding::floor) == 9'385.80_eur);
    STATIC_REQUIRE((rate::of(100, 72) * 8'485'290.27_eur).rounded(rounding::half_up) ==
                   11'785'125.38_eur);
    STATIC_REQUIRE((rate::of(1, 3) * 0.15_eur).rounded(rounding::ceiling) == 0.05_eur);
    STATIC_REQUIRE((rate::of(5, 6) * 6'000'000_eur).rounded(rounding::down) == 5'000'000_eur);
    STATIC_REQUIRE((83.33_percent * 6'000'000_eur).rounded(rounding::down) == 4'999'800_eur);
}

TEST_CASE("the largest amounts times a rate fit or are errors", "[unrounded]") {
    constexpr auto most = money::of_minor(INT64_MAX, euro);
    constexpr auto least = money::of_minor(INT64_MIN, euro);
    STATIC_REQUIRE((100_percent * least).rounded(rounding::floor) == least);
    STATIC_REQUIRE((50_percent * least).rounded(rounding::floor) ==
                   money::of_minor(INT64_MIN / 2, euro));
    STATIC_REQUIRE((rate::of(INT64_MAX, INT64_MAX) * least).rounded(rounding::half_even) == least);
    STATIC_REQUIRE((100_percent * most).rounded(rounding::ceiling) == most);
    CHECK_THROWS_AS((101_percent * most).rounded(rounding::floor), std::overflow_error);
    CHECK_THROWS_AS((200_percent * least).rounded(rounding::floor), std::overflow_error);
    CHECK_THROWS_AS(rate::of(1, INT64_MAX) * most + rate::of(1, INT64_MAX - 1) * most,
                    std::overflow_error);
}

TEST_CASE("an exact amount prints as a decimal, with dots where it goes on", "[unrounded]") {
    CHECK(to_string(unrounded(10_eur)) == "10.00 EUR");
    CHECK(to_string(85_percent * 0.01_eur) == "0.0085 EUR");
    CHECK(to_string(85_percent * -(0.01_eur)) == "-0.0085 EUR");
    CHECK(to_string(rate::of(5, 85) * 20'166.65_eur) == "1186.27352941.. EUR");
    CHECK(to_string(rate::of(1, 8) * money::of_minor(1, currency::parse("JPY"))) == "0.125 JPY");
    CHECK(to_string(rate::of(1, 3) * money::of_minor(1, currency::parse("KWD"))) ==
          "0.000333333.. KWD");
    CHECK(to_string(unrounded(money::of_minor(INT64_MIN, euro))) == "-92233720368547758.08 EUR");
    CHECK(to_string(rate::of(INT64_MAX, 1) * 1_eur) == "(beyond 64 bits)");
}

TEST_CASE("a share of an amount reads either way round", "[unrounded]") {
    CHECK((23'725.48_eur * 85_percent).rounded(rounding::floor) == 20'166.65_eur);
    CHECK(to_string(23'725.48_eur * 85_percent) == to_string(85_percent * 23'725.48_eur));
}
