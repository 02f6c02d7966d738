#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule management() {
    return rule_of(
        "MGT", kinds::banded_cap,
        {{"natures", words({"management"})},
         {"bands", words({"500000.00 EUR: 30 %", "1000000.00 EUR: 25 %", "above: 20 %"})},
         {"effect", text("judge")}});
}

small_project planning(money managed, money other) {
    small_project project;
    project.agreed.budget.push_back({"pp1", "x", "", managed, texts{"management"}, {}});
    project.agreed.budget.push_back({"pp1", "x", "", other, texts{}, {}});
    return project;
}

} // namespace

TEST_CASE("the share depends on the total, upper bounds included", "[kinds][banded_cap]") {
    CHECK(planning(150'000_eur, 350'000_eur).against({management()}).findings.empty());
    CHECK(message_of(planning(150'000_eur, 350'000.01_eur).against({management()})) ==
          "management 150000.00 EUR is over 25 % of 500000.01 EUR = 125000.0025 EUR");
    // 25 % of 820 215.00 = 205 053.75
    CHECK(planning(205'053.75_eur, 615'161.25_eur).against({management()}).findings.empty());
    CHECK_FALSE(planning(205'053.76_eur, 615'161.24_eur).against({management()}).findings.empty());
}

TEST_CASE("a line of unknown nature leaves the cap undetermined", "[kinds][banded_cap]") {
    auto project = planning(1_eur, 1_eur);
    project.agreed.budget[1].natures.reset();
    CHECK(message_of(project.against({management()})) == "fact missing: nature of a budget line");
    CHECK(message_of(small_project().against({management()})) == "fact missing: budget");
}

TEST_CASE("bands that do not ascend to an open one are refused", "[kinds][banded_cap]") {
    for (const auto& bands :
         {texts{"1.00 EUR: 30 %"}, texts{"above: 10 %", "2.00 EUR: 5 %"},
          texts{"2.00 EUR: 5 %", "1.00 EUR: 4 %", "above: 1 %"}, texts{"2.00: 5 %", "above: 1 %"},
          texts{"1.00 CZK: 5 %", "2.00 EUR: 4 %", "above: 1 %"}}) {
        auto by = management();
        by.rows[0].values.set("bands", words(bands));
        CHECK_THROWS_AS(planning(1_eur, 1_eur).against({by}), rulebook_error);
    }
}
