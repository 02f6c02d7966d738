#include "import/number_form.hpp"

#include "support/catch.hpp"

using namespace cofin;

namespace {

struct number_case {
    const char* cell;
    const char* text;
    const char* unit = "";
};

// What each means was written down by hand.
constexpr number_case clear_numbers[] = {
    {"0", "0"},
    {"12", "12"},
    {"1234", "1234"},
    {"12,5", "12.5"},
    {"12.50", "12.50"},
    {"1234,567", "1234.567"},
    {"0,123", "0.123"},
    {",50", "0.50"},
    {"1.234,50", "1234.50"},
    {"1,234.50", "1234.50"},
    {"1.234.567", "1234567"},
    {"5.172.338,50 kn", "5172338.50", "HRK"},
    {"149 736 100 .- HUF", "149736100", "HUF"},
    {"1 200,- Kč", "1200", "CZK"},
    {"1 200,\u2013 Kč", "1200", "CZK"},
    {"1\u00a0234\u00a0567,89 zł", "1234567.89", "PLN"},
    {"1\u202f234,5", "1234.5"},
    {"1'234.50", "1234.50"},
    {"1 234.567", "1234.567"},
    {"€ 12,00", "12.00", "EUR"},
    {"eur 12", "12", "EUR"},
    {"20 166,65 EUR", "20166.65", "EUR"},
    {"1 000,00 грн.", "1000.00", "UAH"},
    {"-12,50", "-12.50"},
    {"\u221212,50", "-12.50"},
    {"12,50-", "-12.50"},
    {"(1 234,50)", "-1234.50"},
    {"- 12,50 Kč", "-12.50", "CZK"},
    {"+3", "3"},
    {"-0,00", "0.00"},
    {"  7 \u00a0", "7"},
};

constexpr const char* refused_numbers[] = {
    "12 tys.",    "12 tis. Kč", "3 mln zł",
    "abc",        "12 50",      "1 2345",
    "12.5.2021",  "1,23.4",     "1.23,45,6",
    "12 %",       "$ 12",       "12 EUR CZK",
    "007",        "0'234.50",   "0.234.501",
    "=SUM(A1)",   "1e5",        "NaN",
    "12.",        "((12))",     "(12",
    "12)",        "--12",       "-(12)",
    "1/2",        "12 EUR/ks",  "12345678901234567890123456789012345",
    "1 234 56,7", "0x1f",       "1..2",
};

} // namespace

TEST_CASE("numbers that can be read in one way are read so") {
    for (const auto& expected : clear_numbers)
        for (const auto known : {std::optional<decimal_mark>(), std::optional(decimal_mark::comma),
                                 std::optional(decimal_mark::point)}) {
            const auto number = read_number(expected.cell, known);
            INFO(expected.cell);
            CHECK(number.is == written_number::state::read);
            CHECK(number.text() == expected.text);
            CHECK((number.unit ? number.unit->code() : "") == expected.unit);
        }
}

TEST_CASE("one mark before three digits is ambiguous, and the column decides") {
    for (const char* cell : {"1.234", "-1.234 EUR", "(12.345)", "123.456"}) {
        INFO(cell);
        CHECK(read_number(cell, std::nullopt).is == written_number::state::ambiguous);
        CHECK(read_number(cell, std::nullopt).text().empty());
    }
    CHECK(read_number("1.234", decimal_mark::point).text() == "1.234");
    CHECK(read_number("1.234", decimal_mark::comma).text() == "1234");
    CHECK(read_number("1,234", decimal_mark::point).text() == "1234");
    CHECK(read_number("1,234", decimal_mark::comma).text() == "1.234");
}

TEST_CASE("a number decides about its column by its marks") {
    CHECK(read_number("12,5", std::nullopt).decides == decimal_mark::comma);
    CHECK(read_number("1,234,567", std::nullopt).decides == decimal_mark::point);
    CHECK(read_number("1,234.5", std::nullopt).decides == decimal_mark::point);
    CHECK_FALSE(read_number("1 234", std::nullopt).decides);
    CHECK_FALSE(read_number("1.234", std::nullopt).decides);
}

TEST_CASE("what is no number is refused, a cut number too") {
    for (const char* cell : refused_numbers) {
        INFO(cell);
        CHECK(read_number(cell, decimal_mark::comma).is == written_number::state::refused);
    }
    CHECK_THAT(to_string(read_number("12 tys.", std::nullopt).expected),
               Catch::Matchers::Contains("in full"));
    CHECK(read_number(" \u00a0", std::nullopt).is == written_number::state::empty);
}

TEST_CASE("zeros beyond the currency's decimals go, other digits stay") {
    auto number = read_number("12,5000", std::nullopt);
    number.trim_decimals(2);
    CHECK(number.text() == "12.50");
    number = read_number("12,4999", std::nullopt);
    number.trim_decimals(2);
    CHECK(number.text() == "12.4999");
    number = read_number("12,00", std::nullopt);
    number.trim_decimals(0);
    CHECK(number.text() == "12");
    number = read_number("1200", std::nullopt);
    number.trim_decimals(0);
    CHECK(number.text() == "1200");
}
