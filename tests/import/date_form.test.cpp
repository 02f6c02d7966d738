#include "import/date_form.hpp"

#include "support/catch.hpp"

using namespace cofin;

TEST_CASE("dates that can be read in one way are read so") {
    for (const char* cell :
         {"2021-04-03", "2021/4/3", "2021.04.03", "03.04.2021", "3.4.2021", "3. 4. 2021",
          "03.04.2021.", "2021-04-03 00:00:00", "2021-04-03T10:15:00Z", "03.04.2021 12:30",
          "3 April 2021", "April 3, 2021", "3 kwietnia 2021", "3 kwietnia 2021 r.", "3. dubna 2021",
          "3 квітня 2021", "3 квітня 2021 року", "3 KWIETNIA 2021"}) {
        const auto date = read_date(cell, std::nullopt);
        INFO(cell);
        CHECK(date.is == written_date::state::read);
        CHECK((date.on && to_string(*date.on) == "2021-04-03"));
    }
    CHECK(to_string(*read_date("5. září 2018", std::nullopt).on) == "2018-09-05");
    CHECK(to_string(*read_date("04/04/2021", std::nullopt).on) == "2021-04-04");
}

TEST_CASE("day and month in an order that nothing says are ambiguous") {
    const auto date = read_date("03/04/2021", std::nullopt);
    CHECK(date.is == written_date::state::ambiguous);
    CHECK_FALSE(date.on);
    CHECK(read_date("3-4-2021", std::nullopt).is == written_date::state::ambiguous);
    CHECK(to_string(*read_date("03/04/2021", date_order::dmy).on) == "2021-04-03");
    CHECK(to_string(*read_date("03/04/2021", date_order::mdy).on) == "2021-03-04");
}

TEST_CASE("a number above twelve decides about its column") {
    CHECK(read_date("13/04/2021", std::nullopt).decides == date_order::dmy);
    CHECK(read_date("04/13/2021", std::nullopt).decides == date_order::mdy);
    CHECK_FALSE(read_date("13.04.2021", std::nullopt).decides);
}

TEST_CASE("what is no day of the calendar is refused") {
    for (const char* cell :
         {"03.04.21", "31.02.2021", "20210403", "2021", "jutro", "00.01.2021", "32/32/2021",
          "2021-13-01", "3.4/2021", "2021-04-03x", "44289", "12.5", "0001-01-01"}) {
        INFO(cell);
        CHECK(read_date(cell, date_order::dmy).is == written_date::state::refused);
    }
    CHECK(read_date("  ", std::nullopt).is == written_date::state::empty);
}
