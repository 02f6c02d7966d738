#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule share(rate most) {
    return rule_of("SHARE", kinds::category_cap,
                   {{"of", text("declared")},
                    {"natures", words({"land", "gift"})},
                    {"share_max", most},
                    {"inclusive", true},
                    {"base", text("total")}});
}

cost of(std::string id, money amount, texts natures = {}) {
    return costing(std::move(id), amount, {{"nature", words(std::move(natures))}});
}

} // namespace

TEST_CASE("limited costs are a share of a total that they are part of", "[kinds][category_cap]") {
    const auto declared = [](money land) {
        return small_project{of("a", 900_eur), of("l", land, {"land"})};
    };
    // A tenth of the total is a ninth of the rest: 100.
    CHECK(declared(99.99_eur).against({share(10_percent)}).findings.empty());
    CHECK(declared(100_eur).against({share(10_percent)}).findings.empty());
    const auto over = declared(100.01_eur).against({share(10_percent)});
    CHECK(findings_of(over) == lines{"SHARE on l: ineligible -0.01"});
    CHECK(totals_of(declared(500_eur).against({share(10_percent)})) ==
          "1400.00 = 1000.00 + 400.00 + 0.00");
}

TEST_CASE("no part of a cent is admitted", "[kinds][category_cap]") {
    const small_project project{of("a", 1_eur), of("l", 0.12_eur, {"land"})};
    // 1.00 / 9 = 0.111..
    CHECK(findings_of(project.against({share(10_percent)})) ==
          lines{"SHARE on l: ineligible -0.01"});
}

TEST_CASE("several natures are limited together, the last cost first", "[kinds][category_cap]") {
    small_project project{of("a", 900_eur), of("l", 60_eur, {"land"}),
                          of("g", 60_eur, {"gift", "promotion"})};
    CHECK(findings_of(project.against({share(10_percent)})) ==
          lines{"SHARE on l: ineligible -20.00"});
    project.declared.costs[2].known.set("paid_on", on("2019-02-01"));
    project.declared.costs[1].known.set("paid_on", on("2019-01-01"));
    CHECK(findings_of(project.against({share(10_percent)})) ==
          lines{"SHARE on g: ineligible -20.00"});
}

TEST_CASE("nothing may be limited, and everything may be", "[kinds][category_cap]") {
    const small_project project{of("a", 900_eur), of("l", 60_eur, {"land"})};
    CHECK(findings_of(project.against({share(0_percent)})) ==
          lines{"SHARE on l: ineligible -60.00"});
    CHECK(project.against({share(100_percent)}).findings.empty());
    const small_project alone{of("l", 60_eur, {"land"})};
    CHECK(findings_of(alone.against({share(50_percent)})) ==
          lines{"SHARE on l: ineligible -60.00"});
}

TEST_CASE("a share of what is refused is not admitted, of what is open undetermined",
          "[kinds][category_cap]") {
    small_project project{of("a", 900_eur), of("b", 900_eur), of("l", 200_eur, {"land"})};
    project.declared.costs[1].category = "staff";
    auto by = that_says("R", outcome::ineligible);
    by.where.all = {{"category", {text("staff")}, false, {}, {}}};
    CHECK(totals_of(project.against({by, share(10_percent)})) ==
          "2000.00 = 1000.00 + 1000.00 + 0.00");
    by = that_says("R", outcome::undetermined);
    by.where.all = {{"category", {text("staff")}, false, {}, {}}};
    // With b the 200 count, without it 100: until then neither.
    CHECK(totals_of(project.against({by, share(10_percent)})) ==
          "2000.00 = 900.00 + 0.00 + 1100.00");
    project.declared.costs[2].amount = 100_eur;
    CHECK(totals_of(project.against({by, share(10_percent)})) ==
          "1900.00 = 1000.00 + 0.00 + 900.00");
    project.declared.costs[2].amount = 200.01_eur;
    CHECK(
        findings_of(project.against({by, share(10_percent)})) ==
        lines{"R on b: undetermined", "SHARE on l: ineligible -0.01", "SHARE on l: undetermined"});
}

TEST_CASE("a cost of unknown nature is asked about", "[kinds][category_cap]") {
    const small_project project{of("a", 900_eur), costing("u", 10_eur)};
    CHECK(message_of(project.against({share(10_percent)})) == "fact missing: nature");
}

TEST_CASE("a share shows what it is a share of", "[kinds][category_cap]") {
    const small_project project{of("l", 50_eur, {"land"}), of("a", 900_eur)};
    CHECK(arithmetic_of(project, share(10_percent)) ==
          texts{"10 % of the total, other costs 900.00 EUR: 100.00 EUR, used with this cost 50.00 "
                "EUR"});
}

TEST_CASE("a cost of unknown nature carries no other", "[kinds][category_cap]") {
    const auto by = rule_of("LAND", kinds::category_cap,
                            {{"of", text("declared")},
                             {"inclusive", true},
                             {"base", text("total")},
                             {"natures", words({"land"})},
                             {"share_max", 10_percent}});
    const small_project project{costing("a", 900_eur),
                                costing("b", 100_eur, {{"nature", words({"land"})}})};
    CHECK(findings_of(project.against({by})) ==
          lines{"LAND on a: undetermined", "LAND on b: undetermined"});
}
