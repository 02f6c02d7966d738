#include "support/catch.hpp"

#include <cofin/money/split.hpp>

using namespace cofin;
using namespace cofin::literals;

namespace {

using parts = std::vector<money>;

/// Both ways to share an amount by three weights.
parts shared(const money& whole, const std::array<int64_t, 3>& by) {
    const auto prepared = weights<3>(by).split(whole);
    CHECK(parts(prepared.begin(), prepared.end()) == split(whole, by));
    return split(whole, by);
}

} // namespace

TEST_CASE("equal weights share to the cent, the earlier gets the odd one", "[split]") {
    CHECK(weights<3>({1, 1, 1}).split(100_eur) == std::array{33.34_eur, 33.33_eur, 33.33_eur});
    CHECK(split(100_eur, {1, 1, 1}) == parts{33.34_eur, 33.33_eur, 33.33_eur});
    CHECK(shared(0.02_eur, {1, 1, 1}) == parts{0.01_eur, 0.01_eur, 0_eur});
    CHECK(shared(0.01_eur, {1, 1, 1}) == parts{0.01_eur, 0_eur, 0_eur});
    CHECK(shared(0_eur, {1, 1, 1}) == parts{0_eur, 0_eur, 0_eur});
    STATIC_REQUIRE(weights<2>({85, 15}).split(0.10_eur) == std::array{0.09_eur, 0.01_eur});
}

TEST_CASE("the largest remainder gets the cent, whatever the order", "[split]") {
    // five cents at 70 and 30: 3.5 and 1.5 tie, so the order decides; at 71 and 29 it does not
    CHECK(split(0.05_eur, {70, 30}) == parts{0.04_eur, 0.01_eur});
    CHECK(split(0.05_eur, {30, 70}) == parts{0.02_eur, 0.03_eur});
    CHECK(split(0.05_eur, {71, 29}) == parts{0.04_eur, 0.01_eur});
    CHECK(split(0.05_eur, {29, 71}) == parts{0.01_eur, 0.04_eur});
}

TEST_CASE("the remainders that binary fractions confuse tie exactly", "[split]") {
    // 2.07 in 7:5:3:2:1 of 18: 80.5, 57.5, 34.5, 23 and 11.5; two cents are left for four ties
    CHECK(split(2.07_eur, {7, 5, 3, 2, 1}) ==
          parts{0.81_eur, 0.58_eur, 0.34_eur, 0.23_eur, 0.11_eur});
}

TEST_CASE("a weight of zero gets nothing", "[split]") {
    CHECK(shared(0.05_eur, {0, 1, 1}) == parts{0_eur, 0.03_eur, 0.02_eur});
    CHECK(shared(0.05_eur, {1, 0, 0}) == parts{0.05_eur, 0_eur, 0_eur});
    CHECK(split(0.01_eur, {0, 0, 7}) == parts{0_eur, 0_eur, 0.01_eur});
}

TEST_CASE("a negative amount is shared as its opposite", "[split]") {
    CHECK(shared(-(100_eur), {1, 1, 1}) == parts{-(33.34_eur), -(33.33_eur), -(33.33_eur)});
    CHECK(shared(-(0.01_eur), {1, 2, 1}) == parts{0_eur, -(0.01_eur), 0_eur});
}

TEST_CASE("the largest amounts and weights are shared exactly", "[split]") {
    constexpr auto most = money::of_minor(INT64_MAX, euro);
    constexpr auto least = money::of_minor(INT64_MIN, euro);
    CHECK(split(most, {1}) == parts{most});
    CHECK(split(least, {1}) == parts{least});
    CHECK(split(most, {INT64_MAX}) == parts{most});
    CHECK(split(least, {INT64_MAX - 1, 1}) ==
          parts{money::of_minor(INT64_MIN + 1, euro), -(0.01_eur)});
    CHECK(split(most, {INT64_MAX - 1, 1}) == parts{most - 0.01_eur, 0.01_eur});
    CHECK(shared(least, {1, 1, 2}) == parts{money::of_minor(INT64_MIN / 4, euro),
                                            money::of_minor(INT64_MIN / 4, euro),
                                            money::of_minor(INT64_MIN / 2, euro)});
    // the last whole whose products fit 63 bits, and the first that does not
    constexpr int64_t whole = INT64_MAX / 1'000'000;
    CHECK(split(money::of_minor(whole, euro), {999'999, 1}) ==
          parts{money::of_minor(9'223'362'813'482, euro), money::of_minor(9'223'372, euro)});
    CHECK(split(money::of_minor(whole + 1, euro), {999'999, 1}) ==
          parts{money::of_minor(9'223'362'813'483, euro), money::of_minor(9'223'372, euro)});
}

TEST_CASE("weights are counted, not negative and not all zero", "[split]") {
    CHECK_THROWS_AS(weights<2>({1, -1}), std::invalid_argument);
    CHECK_THROWS_AS(weights<2>({0, 0}), std::invalid_argument);
    CHECK_THROWS_AS(weights<2>({INT64_MAX, 1}), std::overflow_error);
    CHECK_THROWS_AS(split(1_eur, {}), std::invalid_argument);
    CHECK_THROWS_AS(split(1_eur, {0}), std::invalid_argument);
    CHECK_THROWS_AS(split(1_eur, {-1, 2}), std::invalid_argument);
    CHECK_THROWS_AS(split(1_eur, {INT64_MAX, INT64_MAX}), std::overflow_error);
}

TEST_CASE("parts are of the whole's currency", "[split]") {
    CHECK(split(10_czk, {1, 1}) == parts{5_czk, 5_czk});
    std::array place{0_eur, 0_eur};
    weights<2>({1, 1}).split(10_czk, place);
    CHECK(place == std::array{5_czk, 5_czk});
}
