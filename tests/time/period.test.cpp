#include "support/catch.hpp"

#include <cofin/time/period.hpp>

using namespace cofin;
using namespace date::literals;

TEST_CASE("a period counts its first and its last day", "[period]") {
    constexpr period of_2014_2020(2014_y / 1 / 1, 2023_y / 12 / 31);
    const auto [on, inside] = GENERATE(table<day, bool>({{2013_y / 12 / 31, false},
                                                         {2014_y / 1 / 1, true},
                                                         {2014_y / 1 / 2, true},
                                                         {2023_y / 12 / 30, true},
                                                         {2023_y / 12 / 31, true},
                                                         {2024_y / 1 / 1, false}}));
    CAPTURE(to_string(on));
    CHECK(of_2014_2020.contains(on) == inside);
    CHECK(to_string(of_2014_2020) == "2014-01-01..2023-12-31");
}

TEST_CASE("a period may be one day long, not shorter", "[period]") {
    constexpr day only = 2019_y / 2 / 28;
    STATIC_REQUIRE(period(only, only).contains(only));
    CHECK_THROWS_AS(period(only, only - date::days(1)), std::invalid_argument);
}

TEST_CASE("a row of a rule is in force until the day before its end", "[period]") {
    const validity row{2019_y / 5 / 6, 2021_y / 1 / 1};
    CHECK_FALSE(row.contains(2019_y / 5 / 5));
    CHECK(row.contains(2019_y / 5 / 6));
    CHECK(row.contains(2020_y / 12 / 31));
    CHECK_FALSE(row.contains(2021_y / 1 / 1));
    CHECK(validity{}.contains(1_y / 1 / 1));
    CHECK(validity{2014_y / 1 / 1, {}}.contains(9999_y / 12 / 31));
    CHECK_FALSE(validity{{}, 2014_y / 1 / 1}.contains(2014_y / 1 / 1));
}

TEST_CASE("rows that follow each other do not overlap", "[period]") {
    const validity first{2014_y / 1 / 1, 2019_y / 5 / 6};
    const validity second{2019_y / 5 / 6, {}};
    const validity early{{}, 2014_y / 1 / 2};
    CHECK_FALSE(first.overlaps(second));
    CHECK_FALSE(second.overlaps(first));
    CHECK(first.overlaps(early));
    CHECK(early.overlaps(first));
    CHECK_FALSE(early.overlaps(second));
    CHECK(first.overlaps(first));
    CHECK(validity{}.overlaps(second));
}

TEST_CASE("a validity says its bounds, and of none that it is always", "[period]") {
    const day from = parse_day("2014-01-01");
    const day until = parse_day("2021-01-01");
    CHECK(to_string(validity{}) == "always");
    CHECK(to_string(validity{from, {}}) == "from 2014-01-01");
    CHECK(to_string(validity{{}, until}) == "until 2021-01-01");
    CHECK(to_string(validity{from, until}) == "from 2014-01-01 until 2021-01-01");
}

TEST_CASE("validities overlap where a day lies in both, bounded or not", "[period]") {
    const day early = parse_day("2014-01-01");
    const day late = parse_day("2021-01-01");
    CHECK(validity{}.overlaps(validity{}));
    CHECK(validity{early, {}}.overlaps(validity{late, {}}));
    CHECK(validity{{}, late}.overlaps(validity{early, {}}));
    CHECK_FALSE(validity{{}, early}.overlaps(validity{early, late}));
    CHECK_FALSE(validity{late, {}}.overlaps(validity{early, late}));
}
