#include "support/catch.hpp"

#include <cofin/number/rounding.hpp>

using namespace cofin;
using Catch::Matchers::Contains;

namespace {

constexpr int64_t tenths(int64_t numerator, rounding how) {
    return rounded_quotient(numerator, reciprocal(10), how);
}

} // namespace

TEST_CASE("the table of modes in the header holds", "[rounding]") {
    struct row {
        rounding how;
        int64_t up_tie, down_tie, below, beyond; // of 1.5, -1.5, 1.4, -1.6
    };
    constexpr row table[] = {
        {rounding::floor, 1, -2, 1, -2},     {rounding::ceiling, 2, -1, 2, -1},
        {rounding::down, 1, -1, 1, -1},      {rounding::up, 2, -2, 2, -2},
        {rounding::half_up, 2, -2, 1, -2},   {rounding::half_down, 1, -1, 1, -2},
        {rounding::half_even, 2, -2, 1, -2},
    };
    for (const auto& row : table) {
        CAPTURE(to_string(row.how));
        CHECK(tenths(15, row.how) == row.up_tie);
        CHECK(tenths(-15, row.how) == row.down_tie);
        CHECK(tenths(14, row.how) == row.below);
        CHECK(tenths(-16, row.how) == row.beyond);
    }
}

TEST_CASE("floor and down differ on negative amounts", "[rounding]") {
    STATIC_REQUIRE(tenths(-5, rounding::floor) == -1);
    STATIC_REQUIRE(tenths(-5, rounding::down) == 0);
    STATIC_REQUIRE(tenths(5, rounding::floor) == 0);
    STATIC_REQUIRE(tenths(5, rounding::down) == 0);
    STATIC_REQUIRE(tenths(-5, rounding::ceiling) == 0);
    STATIC_REQUIRE(tenths(-5, rounding::up) == -1);
}

TEST_CASE("a tie is decided by the mode, just below and just above it are not", "[rounding]") {
    // 2.4, 2.5, 2.6 and 3.5: the even neighbour of the first tie is below, of the second above
    STATIC_REQUIRE(tenths(24, rounding::half_up) == 2);
    STATIC_REQUIRE(tenths(25, rounding::half_up) == 3);
    STATIC_REQUIRE(tenths(26, rounding::half_up) == 3);
    STATIC_REQUIRE(tenths(24, rounding::half_down) == 2);
    STATIC_REQUIRE(tenths(25, rounding::half_down) == 2);
    STATIC_REQUIRE(tenths(26, rounding::half_down) == 3);
    STATIC_REQUIRE(tenths(24, rounding::half_even) == 2);
    STATIC_REQUIRE(tenths(25, rounding::half_even) == 2);
    STATIC_REQUIRE(tenths(26, rounding::half_even) == 3);
    STATIC_REQUIRE(tenths(35, rounding::half_even) == 4);
    STATIC_REQUIRE(tenths(-25, rounding::half_up) == -3);
    STATIC_REQUIRE(tenths(-25, rounding::half_down) == -2);
    STATIC_REQUIRE(tenths(-25, rounding::half_even) == -2);
    STATIC_REQUIRE(tenths(-35, rounding::half_even) == -4);
}

TEST_CASE("an odd denominator has no ties", "[rounding]") {
    STATIC_REQUIRE(rounded_quotient(4, reciprocal(3), rounding::half_up) == 1);
    STATIC_REQUIRE(rounded_quotient(5, reciprocal(3), rounding::half_up) == 2);
    STATIC_REQUIRE(rounded_quotient(-4, reciprocal(3), rounding::half_down) == -1);
    STATIC_REQUIRE(rounded_quotient(-5, reciprocal(3), rounding::half_down) == -2);
}

TEST_CASE("what divides evenly is not rounded by any mode", "[rounding]") {
    for (const auto name : rounding_names) {
        CAPTURE(name);
        const rounding how = parse_rounding(name);
        CHECK(tenths(2'016'665'0, how) == 2'016'665);
        CHECK(tenths(-2'016'665'0, how) == -2'016'665);
        CHECK(tenths(0, how) == 0);
    }
}

TEST_CASE("the seed's grant is cut down", "[rounding]") {
    STATIC_REQUIRE(rounded_quotient(2'016'665'8, reciprocal(10), rounding::floor) == 2'016'665);
}

TEST_CASE("a numerator beyond 63 bits is divided all the same", "[rounding]") {
    // 2^63 is the first product that the short way does not hold; 2^63 - 1 is the last it does
    constexpr int128 two_63 = int128{1} << 63;
    STATIC_REQUIRE(rounded_quotient(two_63 - 1, reciprocal(2), rounding::floor) ==
                   4'611'686'018'427'387'903);
    STATIC_REQUIRE(rounded_quotient(two_63 - 1, reciprocal(2), rounding::half_up) ==
                   4'611'686'018'427'387'904);
    STATIC_REQUIRE(rounded_quotient(two_63, reciprocal(2), rounding::floor) ==
                   4'611'686'018'427'387'904);
    STATIC_REQUIRE(rounded_quotient(two_63 + 1, reciprocal(2), rounding::floor) ==
                   4'611'686'018'427'387'904);
    STATIC_REQUIRE(rounded_quotient(two_63 + 1, reciprocal(2), rounding::half_even) ==
                   4'611'686'018'427'387'904);
    STATIC_REQUIRE(rounded_quotient(two_63 + 1, reciprocal(2), rounding::ceiling) ==
                   4'611'686'018'427'387'905);
    STATIC_REQUIRE(rounded_quotient(-two_63, reciprocal(2), rounding::floor) ==
                   -4'611'686'018'427'387'904);
    STATIC_REQUIRE(rounded_quotient(-two_63 - 1, reciprocal(2), rounding::floor) ==
                   -4'611'686'018'427'387'905);
    STATIC_REQUIRE(rounded_quotient(-two_63 - 1, reciprocal(2), rounding::down) ==
                   -4'611'686'018'427'387'904);
}

TEST_CASE("a quotient fits 64 bits or is an error", "[rounding]") {
    constexpr int128 two_63 = int128{1} << 63;
    STATIC_REQUIRE(rounded_quotient(-two_63, reciprocal(1), rounding::floor) == INT64_MIN);
    CHECK_THROWS_AS(rounded_quotient(two_63, reciprocal(1), rounding::floor), std::overflow_error);
    CHECK_THROWS_AS(rounded_quotient(-two_63 - 1, reciprocal(1), rounding::floor),
                    std::overflow_error);
    // 2^63 - 0.5 and -2^63 - 0.5: the mode decides whether it still fits
    CHECK(rounded_quotient(2 * two_63 - 1, reciprocal(2), rounding::floor) == INT64_MAX);
    CHECK_THROWS_AS(rounded_quotient(2 * two_63 - 1, reciprocal(2), rounding::ceiling),
                    std::overflow_error);
    CHECK(rounded_quotient(-2 * two_63 - 1, reciprocal(2), rounding::ceiling) == INT64_MIN);
    CHECK_THROWS_AS(rounded_quotient(-2 * two_63 - 1, reciprocal(2), rounding::floor),
                    std::overflow_error);
    constexpr int128 least = int128{1} << 126;
    CHECK_THROWS_AS(rounded_quotient(-least - least, reciprocal(INT64_MAX), rounding::floor),
                    std::overflow_error);
    CHECK_THROWS_AS(rounded_quotient(-least - least, reciprocal(1), rounding::up),
                    std::overflow_error);
}

TEST_CASE("a mode is called by its name and no other", "[rounding]") {
    STATIC_REQUIRE(to_string(rounding::half_up) == "half_up");
    STATIC_REQUIRE(try_parse_rounding("half_even") == rounding::half_even);
    STATIC_REQUIRE_FALSE(try_parse_rounding("Floor").has_value());
    STATIC_REQUIRE_FALSE(try_parse_rounding("").has_value());
    for (std::size_t i = 0; i < rounding_names.size(); ++i)
        CHECK(to_string(parse_rounding(rounding_names[i])) == rounding_names[i]);
}

TEST_CASE("an unknown mode is refused with the nearest one", "[rounding][error]") {
    CHECK_THROWS_WITH(
        parse_rounding("halfup"),
        "1: found \"halfup\", expected a rounding: floor, ceiling, down, up, half_up, "
        "half_down or half_even; did you mean \"half_up\"?");
    CHECK_THROWS_WITH(parse_rounding("bankers"), !Contains("did you mean"));
}
