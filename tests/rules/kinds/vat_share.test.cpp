#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("VAT is at most the highest rate of the amount without it", "[kinds][vat_share]") {
    const auto by =
        rule_of("VAT", kinds::vat_share, {{"rate_max", 27_percent}, {"effect", text("exclude")}});
    const auto taxed = [](money amount, money vat) {
        return small_project{costing("c", amount, {{"vat", vat}})};
    };
    CHECK(taxed(127_eur, 27_eur).against({by}).findings.empty());
    CHECK(message_of(taxed(127_eur, 27.01_eur).against({by})) ==
          "VAT 27.01 EUR is more than 27 % of 99.99 EUR");
    CHECK_FALSE(taxed(127_eur, -1_eur).against({by}).findings.empty());
    CHECK(taxed(-127_eur, -27_eur).against({by}).findings.empty());
    CHECK(message_of(small_project{costing("c", 1_eur)}.against({by})) ==
          "fact missing: vat in EUR");
}
