#include "support/catch.hpp"

#include <cofin/time/calendar.hpp>

using namespace cofin;
using namespace date::literals;

TEST_CASE("a day is read from its ISO form and printed so", "[calendar]") {
    const char* const text = GENERATE("2019-02-28", "2020-02-29", "2000-02-29", "1970-01-01",
                                      "2013-12-31", "0001-01-01", "9999-12-31");
    CHECK(to_string(parse_day(text)) == text);
    CHECK(parse_day("2019-02-28") == day(2019_y / 2 / 28));
}

TEST_CASE("a day that no calendar has is refused", "[calendar][error]") {
    const char* const text = GENERATE("2019-02-29", "1900-02-29", "2019-04-31", "2019-13-01",
                                      "2019-00-01", "2019-01-00", "2019-01-32", "0000-01-01");
    CAPTURE(text);
    CHECK_FALSE(try_parse_day(text).has_value());
    CHECK_THROWS_AS(parse_day(text), parse_error);
}

TEST_CASE("another way to write a day is refused", "[calendar][error]") {
    const char* const text =
        GENERATE("", "2019", "2019-02", "2019-2-8", "28.2.2019", "02/28/2019", "20190228",
                 "2019-02-28 ", " 2019-02-28", "2019-02-28T00:00", "2019/02/28", "-019-02-28",
                 "2019-02--1", "2019-02-2a", "12019-02-28");
    CAPTURE(text);
    CHECK_FALSE(try_parse_day(text).has_value());
}

TEST_CASE("an unreadable day says what was found and expected", "[calendar][error]") {
    CHECK_THROWS_WITH(parse_day("28.2.2019"), "1: found \"28.2.2019\", expected a day of the "
                                              "calendar such as 2019-02-28");
    CHECK_THROWS_WITH(parse_month("2/2019"),
                      "1: found \"2/2019\", expected a month such as 2019-02");
}

TEST_CASE("a month is read from its ISO form and printed so", "[calendar]") {
    CHECK(parse_month("2019-02") == 2019_y / 2);
    CHECK(to_string(2019_y / 2) == "2019-02");
    CHECK(to_string(parse_month("2014-12")) == "2014-12");
    for (const char* text : {"", "2019", "2019-13", "2019-00", "2019-2", "2019-02-01", "2019/02"}) {
        CAPTURE(text);
        CHECK_FALSE(try_parse_month(text).has_value());
        CHECK_THROWS_AS(parse_month(text), parse_error);
    }
}

TEST_CASE("a day lies in its month", "[calendar]") {
    STATIC_REQUIRE(month_of(2019_y / 2 / 28) == 2019_y / 2);
    STATIC_REQUIRE(month_of(2019_y / 3 / 1) == 2019_y / 3);
    STATIC_REQUIRE(month_of(2019_y / 12 / 31) == 2019_y / 12);
}

TEST_CASE("months later is the same day, or the last of a shorter month", "[calendar]") {
    CHECK(months_later(2018_y / 1 / 15, 12) == day(2019_y / 1 / 15));
    CHECK(months_later(2018_y / 1 / 30, 1) == day(2018_y / 2 / 28));
    CHECK(months_later(2020_y / 1 / 31, 1) == day(2020_y / 2 / 29));
    CHECK(months_later(2018_y / 8 / 31, 18) == day(2020_y / 2 / 29));
    CHECK(months_later(2018_y / 12 / 31, 0) == day(2018_y / 12 / 31));
    CHECK(months_later(2018_y / 3 / 31, -1) == day(2018_y / 2 / 28));
}

TEST_CASE("days are those of the date library, from the year 1 to 9999", "[calendar]") {
    std::size_t days = 0;
    for (int year = 1; year <= 9999; ++year)
        for (unsigned number = 1; number <= 12; ++number)
            for (unsigned on = 1; on <= 31; ++on) {
                const date::year_month_day parts{date::year{year}, date::month{number},
                                                 date::day{on}};
                const int read =
                    detail::days_to(year, static_cast<int>(number), static_cast<int>(on));
                const int expected =
                    parts.ok() ? day(parts).time_since_epoch().count() : detail::no_day;
                if (read != expected)
                    FAIL("another day for " << year << "-" << number << "-" << on);
                days += parts.ok() ? 1U : 0U;
            }
    CHECK(days == 3'652'059); // of ten thousand years but one
}

TEST_CASE("a month that no calendar has is refused", "[calendar][error]") {
    const char* const text = GENERATE("2019-00", "2019-13", "0000-01", "2019/02", "2019-2",
                                      "2019-022", "x019-02", "2019-x2", "");
    CAPTURE(text);
    CHECK_FALSE(try_parse_month(text).has_value());
}

TEST_CASE("a year that was computed beyond four digits is printed as it is", "[calendar]") {
    CHECK(to_string(month(12'345_y / 6)) == "12345-06");
    CHECK(to_string(month(date::year{-1} / 6)) == "-1-06");
}

TEST_CASE("months are those of the date library, from before the year 0 to beyond 10000",
          "[calendar]") {
    for (day on(date::days(-730'000)); on < day(date::days(3'000'000)); on += date::days(1)) {
        const date::year_month_day parts(on);
        if (month_of(on) != parts.year() / parts.month())
            FAIL("another month of " << to_string(on));
    }
}

TEST_CASE("each character of a day is looked at", "[calendar][error]") {
    const std::string good = "2019-10-28";
    for (std::size_t at = 0; at < good.size(); ++at)
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = good;
            text[at] = static_cast<char>(byte);
            const bool is_digit = byte >= '0' && byte <= '9';
            if (at == 4 || at == 7)
                REQUIRE(try_parse_day(text).has_value() == (byte == '-'));
            else if (!is_digit)
                REQUIRE_FALSE(try_parse_day(text).has_value());
        }
}
