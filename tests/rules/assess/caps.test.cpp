#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule cap(std::string id, std::string category, rate most) {
    return rule_of(std::move(id), kinds::category_cap,
                   {{"of", text("declared")},
                    {"categories", words({std::move(category)})},
                    {"share_max", most},
                    {"inclusive", true},
                    {"base", text("total")}});
}

cost in(std::string id, std::string category, money amount) {
    cost made = costing(std::move(id), amount);
    made.category = std::move(category);
    return made;
}

} // namespace

TEST_CASE("caps that bind together each hold of what counts in the end", "[assess]") {
    const small_project project{in("a", "external", 880_eur), in("p", "promotion", 100_eur),
                                in("s", "staff", 100_eur)};
    const auto result =
        project.against({cap("PROMO", "promotion", 5_percent), cap("STAFF", "staff", 7_percent)});
    // 880.00 is 88 % of 1000.00: 50.00 of promotion, 70.00 of staff.
    CHECK(result.costs[1].left == 50_eur);
    CHECK(result.costs[2].left == 70_eur);
    CHECK(totals_of(result) == "1080.00 = 1000.00 + 80.00 + 0.00");
    REQUIRE(result.findings.size() == 2);
    CHECK(result.findings[0].cut == 50_eur);
    CHECK(result.findings[1].cut == 30_eur);
}

TEST_CASE("the order of caps in the book changes nothing", "[assess]") {
    const small_project project{in("a", "external", 123.45_eur), in("p", "promotion", 99.99_eur),
                                in("s", "staff", 77.77_eur)};
    const auto promo = cap("PROMO", "promotion", 5_percent);
    const auto staff = cap("STAFF", "staff", 7_percent);
    CHECK(totals_of(project.against({promo, staff})) == totals_of(project.against({staff, promo})));
}
