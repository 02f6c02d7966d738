#include "support/catch.hpp"

#include <cofin/rules/rate_table.hpp>

#include <string>
#include <vector>

using namespace cofin;

namespace {

exchange_rate rate_of(const char* from, currency into, const char* units, const std::string& of) {
    return {currency::parse(from), into,     decimal::parse(units),
            parse_month(of),       "a test", rate_basis::published};
}

} // namespace

TEST_CASE("a rate is found by its currency and month", "[rate_table]") {
    std::vector<exchange_rate> rates;
    for (int year = 2014; year <= 2023; ++year)
        for (int number = 1; number <= 12; ++number)
            for (const char* code : {"CZK", "PLN", "UAH"})
                rates.push_back(rate_of(code, euro, "25.308",
                                        std::to_string(year) + (number < 10 ? "-0" : "-") +
                                            std::to_string(number)));
    const rate_table table(rates, euro);
    for (const auto& rate : rates)
        REQUIRE(table.find(rate.from(), rate.of()) == &rate);
    CHECK(table.find(currency::parse("CZK"), parse_month("2013-12")) == nullptr);
    CHECK(table.find(currency::parse("USD"), parse_month("2019-01")) == nullptr);
}

TEST_CASE("of two rates for one currency and month the first counts, and only those that convert "
          "into the currency",
          "[rate_table]") {
    const std::vector<exchange_rate> rates{rate_of("CZK", currency::parse("PLN"), "5.9", "2019-02"),
                                           rate_of("CZK", euro, "25.308", "2019-02"),
                                           rate_of("CZK", euro, "25.4", "2019-02")};
    CHECK(rate_table(rates, euro).find(currency::parse("CZK"), parse_month("2019-02")) ==
          &rates[1]);
}

TEST_CASE("a table without rates knows none", "[rate_table]") {
    CHECK(rate_table().find(euro, parse_month("2019-02")) == nullptr);
    CHECK(rate_table({}, euro).find(euro, parse_month("2019-02")) == nullptr);
}
