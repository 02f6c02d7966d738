#include "support/catch.hpp"

#include <cofin/money/currency.hpp>

using namespace cofin;

TEST_CASE("a currency is four bytes and knows its decimals", "[currency]") {
    STATIC_REQUIRE(sizeof(currency) == 4);
    STATIC_REQUIRE(euro.digits() == 2);
    STATIC_REQUIRE(euro.minor_per_major() == 100);
    STATIC_REQUIRE(euro.code() == "EUR");
    STATIC_REQUIRE(currency::try_parse("JPY")->digits() == 0);
    STATIC_REQUIRE(currency::try_parse("JPY")->minor_per_major() == 1);
    STATIC_REQUIRE(currency::try_parse("KWD")->digits() == 3);
    STATIC_REQUIRE(currency::try_parse("KWD")->minor_per_major() == 1000);
}

TEST_CASE("every listed currency reads back its own code, and no two are equal", "[currency]") {
    std::vector<currency> known;
    for (const auto list : currencies::by_decimals)
        for (std::size_t at = 0; at < list.size(); at += 4) {
            const auto code = list.substr(at, 3);
            CAPTURE(code);
            known.push_back(currency::parse(code));
            CHECK(known.back().code() == code);
            CHECK(currencies::by_decimals[known.back().digits()] == list);
        }
    CHECK(known.size() > 150);
    for (std::size_t i = 0; i < known.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (known[i] == known[j])
                FAIL(known[i].code() << " is " << known[j].code());
}

TEST_CASE("a currency's code outlives the currency", "[currency]") {
    const std::string_view code = currency::parse("CZK").code();
    CHECK(code == "CZK");
}

TEST_CASE("what is not an ISO code is refused", "[currency][error]") {
    // ISO 4217 keeps XTS for tests: it is a code, and no currency.
    const char* const code = GENERATE("", "EU", "EURO", "eur", "Kc", "XTS", "E R", "R A", "   ");
    CAPTURE(code);
    CHECK_FALSE(currency::try_parse(code).has_value());
    CHECK_THROWS_AS(currency::parse(code), parse_error);
}

TEST_CASE("a mistyped currency is told its nearest neighbour", "[currency][error]") {
    CHECK_THROWS_WITH(currency::parse("EUE"),
                      "1: found \"EUE\", expected an ISO 4217 currency code "
                      "such as EUR; did you mean \"EUR\"?");
    CHECK_THROWS_WITH(currency::parse("PLZ"), Catch::Matchers::EndsWith("did you mean \"PLN\"?"));
    CHECK_THROWS_WITH(currency::parse("koruna"),
                      "1: found \"koruna\", expected an ISO 4217 currency code such as EUR");
}
