#include "money/other_currencies.hpp"
#include "support/catch.hpp"

#include <cofin/money/exchange.hpp>

using namespace cofin;
using namespace cofin::literals;
using cofin::test::dinar;
using cofin::test::yen;
using namespace date::literals;

namespace {

const currency koruna = currency::parse("CZK");

exchange_rate at(currency from, std::string_view units, currency to = euro) {
    return {from, to, decimal::parse(units), 2019_y / 2, "InforEuro", rate_basis::published};
}

} // namespace

TEST_CASE("an amount is divided by the units a euro is worth", "[exchange]") {
    const exchange_rate inforeuro(currency::parse("CZK"), euro, decimal::parse("25.308"),
                                  parse_month("2019-02"), "InforEuro", rate_basis::published);
    CHECK(inforeuro.convert(1'000_czk) == 39.51_eur);
    CHECK(inforeuro.convert(-(1'000_czk)) == -(39.51_eur));
    CHECK(inforeuro.convert(0_czk) == 0_eur);
}

TEST_CASE("a rate knows where it is from", "[exchange]") {
    const auto rate = at(koruna, "25.308");
    CHECK(rate.from() == koruna);
    CHECK(rate.to() == euro);
    CHECK(rate.units() == decimal::parse("25.308"));
    CHECK(rate.of() == 2019_y / 2);
    CHECK(rate.source() == "InforEuro");
    CHECK(rate.basis() == rate_basis::published);
}

TEST_CASE("half a cent goes away from zero, less does not", "[exchange]") {
    const auto by_eight = at(koruna, "8");
    // 0.12 / 8 = 0.015 ; 0.11 / 8 = 0.01375 ; 0.13 / 8 = 0.01625
    CHECK(by_eight.convert(0.11_czk) == 0.01_eur);
    CHECK(by_eight.convert(0.12_czk) == 0.02_eur);
    CHECK(by_eight.convert(0.13_czk) == 0.02_eur);
    CHECK(by_eight.convert(-(0.11_czk)) == -(0.01_eur));
    CHECK(by_eight.convert(-(0.12_czk)) == -(0.02_eur));
    CHECK(by_eight.convert(0.03_czk) == 0_eur);
    CHECK(by_eight.convert(0.04_czk) == 0.01_eur);
}

TEST_CASE("the currencies' own decimals count", "[exchange]") {
    CHECK(at(yen, "125.5").convert(money::of_minor(1'255, yen)) == 10_eur);
    CHECK(at(dinar, "0.35").convert(money::of_minor(350, dinar)) == 1_eur);
    CHECK(at(euro, "0.008", yen).convert(1_eur) == money::of_minor(125, yen));
    CHECK(at(yen, "400", dinar).convert(money::of_minor(1, yen)) == money::of_minor(3, dinar));
    CHECK(at(dinar, "0.0025", yen).convert(money::of_minor(4, dinar)) == money::of_minor(2, yen));
}

TEST_CASE("zeros at the end of a rate change nothing", "[exchange]") {
    const auto long_form = at(koruna, "25.30800000000000000000000000000000");
    CHECK(long_form.convert(1'000_czk) == 39.51_eur);
    CHECK(at(koruna, "100").convert(1_czk) == 0.01_eur);
    CHECK(at(koruna, "1000000000000000000").convert(10_czk) == 0_eur);
}

TEST_CASE("a rate is positive and has a number of digits that can be counted with", "[exchange]") {
    CHECK_THROWS_AS(at(koruna, "0"), std::invalid_argument);
    CHECK_THROWS_AS(at(koruna, "-25.308"), std::invalid_argument);
    CHECK_NOTHROW(at(dinar, "123456789012345", yen));
    CHECK_NOTHROW(at(yen, "0.123456789012345", dinar));
    CHECK_NOTHROW(at(koruna, "1.123456789012345678"));
    CHECK_THROWS_AS(at(koruna, "1.1234567890123456789"), std::invalid_argument);
    CHECK_THROWS_AS(at(koruna, "99999999999999999999"), std::invalid_argument);
    CHECK_THROWS_AS(at(koruna, "0.00000000000000000001"), std::invalid_argument);
}

TEST_CASE("only the rate's own currency is converted", "[exchange]") {
    CHECK_THROWS_AS(at(koruna, "25.308").convert(1_eur), currency_mismatch);
    CHECK_THROWS_WITH(at(koruna, "25.308").convert(1_pln),
                      Catch::Matchers::Contains("PLN and CZK"));
}

TEST_CASE("the largest amounts convert or are errors", "[exchange]") {
    const auto most = money::of_minor(INT64_MAX, koruna);
    const auto least = money::of_minor(INT64_MIN, koruna);
    CHECK(at(koruna, "1").convert(most) == money::of_minor(INT64_MAX, euro));
    CHECK(at(koruna, "1").convert(least) == money::of_minor(INT64_MIN, euro));
    CHECK(at(koruna, "2").convert(least) == money::of_minor(INT64_MIN / 2, euro));
    CHECK(at(koruna, "1.123456789012345678").convert(most).minor() == 8'209'814'678'287'034'748);
    CHECK_THROWS_AS(at(koruna, "0.5").convert(most), std::overflow_error);
}

TEST_CASE("units of a kind that 64 bits cannot count with are refused", "[exchange][error]") {
    // Eighteen decimals, and two or three more between the currencies: more tens than a divisor holds.
    CHECK_THROWS_AS(at(yen, "0.000000000000000001", dinar), std::invalid_argument);
    CHECK_THROWS_AS(at(yen, "0.000000000000000001", euro), std::invalid_argument);
    CHECK_THROWS_AS(at(dinar, "10000000000000000000000", yen), std::invalid_argument);
    CHECK_NOTHROW(at(koruna, "0.000000000000000001"));
}
