#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule prepared(const values& more) {
    values row{{"natures", words({"preparation"})}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("PREP", kinds::preparation_cost, row);
}

cost preparing(std::string id, money amount, const char* paid) {
    return costing(std::move(id), amount,
                   {{"nature", words({"preparation"})}, {"paid_on", on(paid)}});
}

} // namespace

TEST_CASE("preparation costs at most so much in all", "[kinds][preparation_cost]") {
    const small_project project{preparing("a", 600_eur, "2018-01-01"),
                                preparing("b", 500_eur, "2018-01-02")};
    CHECK(findings_of(project.against({prepared({{"amount_max", 1000_eur}})})) ==
          lines{"PREP on b: ineligible -100.00"});
    CHECK(project.against({prepared({{"amount_max", 1100_eur}})}).findings.empty());
}

TEST_CASE("or a share of the planned total", "[kinds][preparation_cost]") {
    small_project project{preparing("a", 50.01_eur, "2018-01-01")};
    project.plan("pp1", 1000_eur);
    CHECK(findings_of(project.against({prepared({{"share_max", 5_percent}})})) ==
          lines{"PREP on a: ineligible -0.01"});
}

TEST_CASE("paid after the last day it is no preparation", "[kinds][preparation_cost]") {
    const auto by = prepared({{"last_of", text("application_submitted")}});
    small_project project{preparing("a", 50_eur, "2018-01-02")};
    CHECK(message_of(project.against({by})) == "fact missing: application_submitted");
    project.agreed.known.set("application_submitted", on("2018-01-02"));
    CHECK(project.against({by}).findings.empty());
    project.agreed.known.set("application_submitted", on("2018-01-01"));
    CHECK(findings_of(project.against({by})) == lines{"PREP on a: ineligible -50.00"});
}

TEST_CASE("a share of a plan that nobody stated is not nothing", "[kinds][preparation_cost]") {
    const small_project project{preparing("a", 100_eur, "2018-01-01")};
    const auto result = project.against({prepared({{"share_max", 5_percent}})});
    CHECK(findings_of(result) == lines{"PREP on a: undetermined"});
    CHECK(message_of(result) == "fact missing: budget");
}
