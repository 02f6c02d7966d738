#include "support/catch.hpp"

#include <cofin/claim/claim.hpp>

using namespace cofin;
using namespace date::literals;

TEST_CASE("what a project declares is found by what names it, or is not there", "[claim]") {
    const currency koruna = currency::parse("CZK");
    const exchange_rate february(koruna, euro, decimal::parse("25.308"), 2019_y / 2, "InforEuro",
                                 rate_basis::published);
    declaration declared;
    declared.claims = {{.number = 1}, {.number = 3}};
    declared.rates = {february};
    declared.lists["excluded"] = word_set({"a shop"});

    CHECK(declared.find_claim(3) == &declared.claims.back());
    CHECK(declared.find_claim(2) == nullptr);
    CHECK(declared.find_list("excluded") == &declared.lists.at("excluded"));
    CHECK(declared.find_list("Excluded") == nullptr);
    CHECK(declared.find_rate(koruna, euro, 2019_y / 2) == &declared.rates.front());
    CHECK(declared.find_rate(koruna, euro, 2019_y / 3) == nullptr);
    CHECK(declared.find_rate(euro, koruna, 2019_y / 2) == nullptr);
    CHECK(declared.find_rate(koruna, koruna, 2019_y / 2) == nullptr);
}
