#include "money/other_currencies.hpp"
#include "support/catch.hpp"

#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::literals;
using Catch::Matchers::Contains;
using cofin::test::dinar;
using cofin::test::yen;

TEST_CASE("an amount is sixteen bytes of minor units and a currency", "[money]") {
    STATIC_REQUIRE(sizeof(money) == 16);
    STATIC_REQUIRE(std::is_trivially_copyable_v<money>);
    STATIC_REQUIRE(money(euro).is_zero());
    STATIC_REQUIRE(money::of_minor(-1, euro).is_negative());
    STATIC_REQUIRE_FALSE(money(euro).is_negative());
    STATIC_REQUIRE((23'725.48_eur).minor() == 2'372'548);
    STATIC_REQUIRE((23'725.48_eur).currency() == euro);
}

TEST_CASE("an amount is written as people write it", "[money]") {
    STATIC_REQUIRE(10_eur == money::of_minor(1'000, euro));
    STATIC_REQUIRE(10.5_eur == money::of_minor(1'050, euro));
    STATIC_REQUIRE(0.01_eur == money::of_minor(1, euro));
    STATIC_REQUIRE((1_czk).currency().code() == "CZK");
    STATIC_REQUIRE((1_pln).currency().code() == "PLN");
    STATIC_REQUIRE((1_uah).currency().code() == "UAH");
    STATIC_REQUIRE((1_cad).currency().code() == "CAD");
    STATIC_REQUIRE((1_usd).currency().code() == "USD");
    STATIC_REQUIRE(92'233'720'368'547'758.07_eur == money::of_minor(INT64_MAX, euro));
}

TEST_CASE("amounts of one currency add, subtract and order", "[money]") {
    STATIC_REQUIRE(0.1_eur + 0.2_eur == 0.3_eur);
    STATIC_REQUIRE(10_eur - 20_eur == -(10_eur));
    STATIC_REQUIRE(3 * 0.1_eur == 0.3_eur);
    STATIC_REQUIRE(0.1_eur * -3 == -(0.3_eur));
    STATIC_REQUIRE(19'999.99_eur < 20'000_eur);
    STATIC_REQUIRE(20'000_eur <= 20'000.00_eur);
    STATIC_REQUIRE(20'000.01_eur > 20'000_eur);
    money sum(euro);
    sum += 20'166.65_eur;
    sum += 3'558.83_eur;
    CHECK(sum == 23'725.48_eur);
    sum -= 23'725.49_eur;
    CHECK(sum == -(0.01_eur));
}

TEST_CASE("two currencies never add", "[money]") {
    money sum = 1_eur;
    CHECK_THROWS_AS(sum + 1_czk, currency_mismatch);
    CHECK_THROWS_AS(sum - 1_czk, currency_mismatch);
    CHECK_THROWS_AS(sum += 1_czk, currency_mismatch);
    CHECK_THROWS_AS(sum -= 1_czk, currency_mismatch);
    CHECK_THROWS_AS(sum < 1_czk, currency_mismatch);
    CHECK_THROWS_AS(ratio(1_eur, 1_czk), currency_mismatch);
    CHECK(sum == 1_eur);
    CHECK(0_eur != 0_czk);
    CHECK_THROWS_WITH(1_eur + 1_czk, Contains("EUR and CZK"));
}

TEST_CASE("sums that leave 64 bits are errors", "[money]") {
    const money most = money::of_minor(INT64_MAX, euro);
    const money least = money::of_minor(INT64_MIN, euro);
    CHECK(most - 0.01_eur + 0.01_eur == most);
    CHECK_THROWS_AS(most + 0.01_eur, std::overflow_error);
    CHECK_THROWS_AS(least - 0.01_eur, std::overflow_error);
    CHECK_THROWS_AS(-least, std::overflow_error);
    CHECK_THROWS_AS(most * 2, std::overflow_error);
    CHECK_THROWS_AS(least * -1, std::overflow_error);
    money sum = most;
    CHECK_THROWS_AS(sum += 0.01_eur, std::overflow_error);
    CHECK(sum == most);
    CHECK(-most == least + 0.01_eur);
}

TEST_CASE("an amount reads what it prints", "[money]") {
    for (const auto unit : {euro, yen, dinar})
        for (const int64_t minor :
             {int64_t{0}, int64_t{1}, int64_t{-1}, int64_t{9}, int64_t{10}, int64_t{99},
              int64_t{100}, int64_t{-100}, int64_t{999}, int64_t{1000}, int64_t{2'372'548},
              int64_t{-50}, int64_t{999'999'999'999'999'999}, INT64_MAX, INT64_MIN + 1,
              INT64_MIN}) {
            const money amount = money::of_minor(minor, unit);
            CAPTURE(to_string(amount));
            CHECK(money::parse(amount_text(amount), unit) == amount);
            CHECK(money::parse(to_string(amount)) == amount);
            char text[amount_size_max];
            CHECK(std::string(text, print(amount, text)) == amount_text(amount));
        }
}

TEST_CASE("amounts of any number of digits are read, with and without their decimals", "[money]") {
    std::string digits;
    int64_t whole = 0;
    for (int64_t i = 0; i < 17; ++i) {
        digits += static_cast<char>('1' + i % 9);
        whole = 10 * whole + 1 + i % 9;
        if (whole > INT64_MAX / 100 - 1)
            break;
        CAPTURE(digits);
        CHECK(money::parse(digits, euro).minor() == 100 * whole);
        CHECK(money::parse(digits + ".7", euro).minor() == 100 * whole + 70);
        CHECK(money::parse(digits + ".07", euro).minor() == 100 * whole + 7);
        CHECK(money::parse("-" + digits + ".99", euro).minor() == -100 * whole - 99);
    }
    CHECK(digits.size() >= 16);
    CHECK(money::parse("-0.00", euro) == 0_eur);
    CHECK(money::parse("0.10", euro) == 0.1_eur);
}

TEST_CASE("an amount prints with exactly its currency's decimals", "[money]") {
    CHECK(to_string(23'725.48_eur) == "23725.48 EUR");
    CHECK(to_string(10_eur) == "10.00 EUR");
    CHECK(to_string(-(0.05_eur)) == "-0.05 EUR");
    CHECK(to_string(money::of_minor(1250, yen)) == "1250 JPY");
    CHECK(to_string(money::of_minor(1250, dinar)) == "1.250 KWD");
    CHECK(to_string(money::of_minor(-5, dinar)) == "-0.005 KWD");
    CHECK(amount_text(money::of_minor(INT64_MIN, euro)) == "-92233720368547758.08");
    CHECK(amount_text(money::of_minor(INT64_MAX, dinar)) == "9223372036854775.807");
    CHECK(amount_text(money::of_minor(INT64_MIN, yen)) == "-9223372036854775808");
}

TEST_CASE("an amount is read with its currency", "[money]") {
    CHECK(money::parse("23725.48 EUR") == 23'725.48_eur);
    CHECK(money::parse("-0.5 CZK") == -(0.5_czk));
    CHECK(money::parse("1250 JPY") == money::of_minor(1250, yen));
}

TEST_CASE("fewer decimals than the currency has are filled up", "[money]") {
    CHECK(money::parse("7", euro) == 7_eur);
    CHECK(money::parse("7.5", euro) == 7.5_eur);
    CHECK(money::parse("7.50", euro) == 7.5_eur);
    CHECK(money::parse("0.05", euro) == 0.05_eur);
    CHECK(money::parse("-0", euro) == 0_eur);
    CHECK(money::parse("7.5", dinar) == money::of_minor(7500, dinar));
}

TEST_CASE("what has a second reading is not an amount", "[money][error]") {
    const char* const text =
        GENERATE("", "-", ".", "012", "-012", "00.50", ".5", "5.", "-.5", "1.234", "7.555", "1,50",
                 "1 000", "1'000", "1.000,00", "+1", "1e3", " 1", "1 ", "--1", "1-", "EUR 1", "0x1",
                 "\xd9\xa1", "1.5.0", "1.-5", "1..50", "1/.50", "1:.50", "1./5", "1.5/", "1.:5",
                 "1.5:", "-.50", "-01.50", "1-1.50", "-", "--.50");
    CAPTURE(text);
    CHECK_FALSE(money::try_parse(text, euro).has_value());
    CHECK_THROWS_AS(money::parse(text, euro), parse_error);
}

TEST_CASE("an amount that does not fit is refused, however far beyond it lies", "[money][error]") {
    CHECK(money::try_parse("92233720368547758.06", euro));
    CHECK(money::try_parse("92233720368547758.07", euro));
    CHECK_FALSE(money::try_parse("92233720368547758.08", euro));
    CHECK(money::try_parse("-92233720368547758.08", euro));
    CHECK_FALSE(money::try_parse("-92233720368547758.09", euro));
    // 2^64 cents and its neighbours, which fall back to zero when they are not watched
    CHECK_FALSE(money::try_parse("184467440737095516.15", euro));
    CHECK_FALSE(money::try_parse("184467440737095516.16", euro));
    CHECK_FALSE(money::try_parse("184467440737095516.17", euro));
    CHECK_FALSE(money::try_parse("999999999999999999", euro));
    CHECK_FALSE(money::try_parse("999999999999999999.999", dinar));
    CHECK(money::try_parse("9223372036854775807", yen));
    CHECK_FALSE(money::try_parse("9223372036854775808", yen));
    CHECK_FALSE(money::try_parse("9999999999999999999", yen));
    CHECK_FALSE(money::try_parse("18446744073709551616", yen));
    CHECK_FALSE(money::try_parse("99999999999999999999999999999999999999999", euro));
}

TEST_CASE("an unreadable amount says what was found and expected", "[money][error]") {
    CHECK_THROWS_WITH(money::parse("1.234", euro),
                      "1: found \"1.234\", expected an amount in EUR such as 1250.00: digits "
                      "without leading zeros, a decimal point, at most 2 decimals");
    CHECK_THROWS_WITH(money::parse("1.5", yen),
                      "1: found \"1.5\", expected an amount in JPY such as "
                      "1250: digits without leading zeros, a decimal point, no decimals");
    CHECK_THROWS_WITH(money::parse("92233720368547758.08", euro),
                      "1: found \"92233720368547758.08\", expected an amount from "
                      "-92233720368547758.07 to 92233720368547758.07 EUR");
    CHECK_THROWS_WITH(money::parse("092233720368547758.08", euro),
                      Catch::Matchers::Contains("without leading zeros"));
    CHECK_THROWS_WITH(
        money::parse("1250"),
        "1: found \"1250\", expected an amount with its currency such as 1250.00 EUR");
    CHECK_THROWS_WITH(
        money::parse("1250.00 EUE"),
        "9: found \"EUE\", expected an ISO 4217 currency code such as EUR; did you mean "
        "\"EUR\"?");
    CHECK_THROWS_WITH(money::parse("1250,00 EUR"), Contains("1: found \"1250,00\""));
}

TEST_CASE("a part of a whole is an exact rate", "[money]") {
    STATIC_REQUIRE(ratio(20'000_eur, 39'894.30_eur) == rate::of(2'000'000, 3'989'430));
    STATIC_REQUIRE(ratio(0_eur, 1_eur) == rate());
    CHECK_THROWS_AS(ratio(1_eur, 0_eur), std::invalid_argument);
    CHECK_THROWS_AS(ratio(-(1_eur), 1_eur), std::invalid_argument);
    CHECK_THROWS_AS(ratio(1_eur, -(1_eur)), std::invalid_argument);
}

TEST_CASE("equal numbers of two currencies are not equal, and times reads either way round",
          "[money]") {
    CHECK_FALSE(1_eur == 1_pln);
    CHECK_FALSE(1_eur == 2_eur);
    CHECK(3 * 1.50_eur == 4.50_eur);
    CHECK(1.50_eur * 3 == 4.50_eur);
}

TEST_CASE("an amount is called too large only where nothing else is wrong with it",
          "[money][error]") {
    for (const char* const large : {"99999999999999999999", "-99999999999999999999.00"})
        CHECK_THROWS_WITH(money::parse(large, euro), Contains("expected an amount from -"));
    for (const char* const wrong : {"5.x", "-", "", "99999999999999999999.001",
                                    "09999999999999999999", "9999999999999999999x"})
        CHECK_THROWS_WITH(money::parse(wrong, euro), Contains("expected an amount in EUR such as"));
}
