#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

small_project contributing() {
    small_project project{costing("a", 60.41_eur), costing("b", 40_eur)};
    project.declared.costs[1].claim = 2;
    project.declared.claims.push_back({2, {}});
    project.agreed.partners[0].known =
        known({{"public_contribution", 100_eur}, {"private_contribution", 50_eur}});
    project.plan("pp1", 1000_eur);
    return project;
}

} // namespace

TEST_CASE("cofin gives every cent of an own contribution to somebody", "[profile]") {
    const auto project = contributing();
    const auto result = project.against({paying_erdf(85_percent)});
    CHECK(result.findings.empty());
    REQUIRE(result.contributions.size() == 2);
    for (const auto& one : result.contributions)
        CHECK(one.split.parts[0] + one.split.parts[1] == one.own);
}

TEST_CASE("jems-10 cuts report by report and says which cents are nobody's", "[profile]") {
    const auto project = contributing();
    const auto result = project.against({paying_erdf(85_percent)}, {}, *profiles::find("jems-10"));
    // 85 % of 60.41 = 51.3485 -> 51.34, own 9.07: public 6.041 -> 6.04, private 3.0205 -> 3.02
    REQUIRE(result.claims.size() == 2);
    CHECK(result.claims[0].paid[0] == 51.34_eur);
    CHECK(result.contributions[0].split.parts == std::vector<money>{6.04_eur, 3.02_eur});
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].said == outcome::note);
    CHECK(result.findings[0].message ==
          "profile jems-10: of the own contribution 9.07 EUR in claim 1, public 6.04 + private "
          "3.02 leave 0.01 EUR to nobody");
}

TEST_CASE("jems-10 cuts plans toward zero and flat rates before the next reads them", "[profile]") {
    const auto project = contributing();
    const auto result = project.against({paying_erdf(85_percent)}, {}, profiles::jems_10);
    CHECK(result.terms.sources[0].how == rounding::down);
    CHECK(result.terms.mode == claim_mode::per_claim);
    CHECK(result.terms.level == split_level::partner);
}

TEST_CASE("a contribution that is more than the plan is reported, whatever the profile",
          "[profile]") {
    auto project = contributing();
    project.agreed.partners[0].known = known({{"private_contribution", 1000.01_eur}});
    for (const auto* profile : profiles::all) {
        const auto result = project.against({paying_erdf(85_percent)}, {}, *profile);
        CHECK(result.contributions.empty());
        REQUIRE(result.findings.size() == 1);
        CHECK(result.findings[0].said == outcome::note);
        CHECK(result.findings[0].rule == "RATE");
        CHECK(result.findings[0].item == "pp1");
        CHECK(result.findings[0].message ==
              "the private contribution 1000.01 EUR is more than all that the partner plans, "
              "1000.00 EUR: what its own contribution is made of is not known");
        CHECK(result.claims.size() == 2);
    }
}

TEST_CASE("costs cut one by one still make one own contribution of their partner", "[profile]") {
    auto project = contributing();
    for (auto& one : project.declared.costs)
        one.claim = 1;
    auto paying = paying_erdf(85_percent);
    paying.rows[0].values.set("rounding.level", std::string("item"));
    const auto result = project.against({paying});
    // 51.34 of 60.41 and 34.00 of 40.00: 9.07 + 6.00
    REQUIRE(result.contributions.size() == 1);
    CHECK(result.contributions[0].own == 15.07_eur);
    CHECK(result.contributions[0].partner == "pp1");
}

TEST_CASE("a profile that cuts claims keeps the plan's other terms", "[profile]") {
    // The name is long enough to be stored outside the string: what is copied must outlive what it replaces.
    auto paying = paying_erdf(85_percent);
    const std::string residual = "own contribution of the partners";
    paying.rows[0].values.set("rounding.residual_to", residual);
    const auto result = contributing().against({paying}, {}, profiles::jems_10);
    REQUIRE(result.plan_of_claims);
    CHECK(result.plan_of_claims->residual() == residual);
    CHECK(result.plan_of_claims->sources()[0].how == rounding::floor);
}
