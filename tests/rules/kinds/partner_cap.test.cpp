#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule border(const values& more) {
    values row{{"effect", text("exclude")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("SIDES", kinds::partner_cap, row);
}

small_project planning(money polish, money czech) {
    small_project project;
    project.add_partner("pp2", {{"country", text("CZ")}});
    project.agreed.partners[0].known.set("country", text("PL"));
    project.plan("pp1", polish);
    project.plan("pp2", czech);
    return project;
}

} // namespace

TEST_CASE("each side of the border carries its share of the plan, compared exactly",
          "[kinds][partner_cap]") {
    const auto by = border({{"share_min", 20_percent}});
    CHECK(planning(800_eur, 200_eur).against({by}).findings.empty());
    CHECK(message_of(planning(800_eur, 199.99_eur).against({by})) ==
          "partners from CZ plan 199.99 EUR, less than 20 % of 999.99 EUR");
    CHECK(planning(0.03_eur, 0.01_eur).against({by}).findings.empty());
    // A third of 0.01 is not a whole cent; nothing is rounded.
    CHECK_FALSE(planning(0.01_eur, 0_eur)
                    .against({border({{"share_min", rate::of(1, 3)}})})
                    .findings.empty());
}

TEST_CASE("partners of one country count together", "[kinds][partner_cap]") {
    auto project = planning(800_eur, 100_eur);
    project.add_partner("pp3", {{"country", text("CZ")}});
    project.plan("pp3", 100_eur);
    CHECK(project.against({border({{"share_min", 20_percent}})}).findings.empty());
}

TEST_CASE("each side gets so much of a source at least", "[kinds][partner_cap]") {
    const auto by = border({{"source", text("ERDF")}, {"grant_min", 850_eur}});
    CHECK(planning(1000_eur, 1000_eur).against({paying_erdf(85_percent), by}).findings.empty());
    // 0.85 x 999.99 = 849.9915 -> 849.99
    CHECK(message_of(planning(1000_eur, 999.99_eur).against({paying_erdf(85_percent), by})) ==
          "partners from CZ get 849.99 EUR of ERDF, less than 850.00 EUR");
}

TEST_CASE("what a side gets is undetermined where no rule says it", "[kinds][partner_cap]") {
    const auto by = border({{"source", text("ERDF")}, {"grant_min", 850_eur}});
    const auto project = planning(1000_eur, 1000_eur);
    CHECK(message_of(project.against({by})) == "fact missing: planned amount of ERDF");
    auto project_wide = paying_erdf(85_percent);
    project_wide.rows[0].values.set("rounding.level", text("project"));
    CHECK(message_of(project.against({project_wide, by})) ==
          "fact missing: planned amount of ERDF by partner: it is cut for the project");
    CHECK(message_of(project.against(
              {paying_erdf(85_percent), border({{"source", text("SB")}, {"grant_min", 1_eur}})})) ==
          "fact missing: planned amount of SB");
    CHECK(message_of(project.against({paying_erdf(85_percent), border({{"grant_min", 1_eur}})})) ==
          "fact missing: planned amount of ");
    CHECK(message_of(project.against({paying_erdf(85_percent),
                                      border({{"source", text("ERDF")}, {"grant_min", 1_czk}})})) ==
          "fact missing: grant_min in EUR");
}

TEST_CASE("sides are unknown without a budget or a country", "[kinds][partner_cap]") {
    const auto by = border({{"share_min", 20_percent}});
    CHECK(message_of(small_project().against({by})) == "fact missing: budget");
    auto project = planning(800_eur, 200_eur);
    project.agreed.partners[1].known.erase("country");
    CHECK(message_of(project.against({by})) == "fact missing: country of partner pp2");
}
