#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule asking(std::string fact, const values& more) {
    values row{{"fact", text(std::move(fact))}, {"effect", text("judge")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("ASKS", kinds::criterion, row);
}

small_project knowing(const values& facts) {
    small_project project;
    project.agreed.known = known(facts);
    return project;
}

} // namespace

TEST_CASE("a count lies between its bounds", "[kinds][criterion]") {
    const auto by = asking("weeks", {{"count_min", int64_t{7}}, {"count_max", int64_t{7}}});
    CHECK(knowing({{"weeks", int64_t{7}}}).against({by}).findings.empty());
    CHECK(message_of(knowing({{"weeks", int64_t{6}}}).against({by})) == "weeks 6 is less than 7");
    CHECK(message_of(knowing({{"weeks", int64_t{8}}}).against({by})) == "weeks 8 is more than 7");
    CHECK(message_of(small_project().against({by})) == "fact missing: weeks");
}

TEST_CASE("an amount is compared in its own currency, or asked", "[kinds][criterion]") {
    const auto by = asking("grant_requested", {{"amount_min", 200'000_eur}});
    CHECK(knowing({{"grant_requested", 200'000_eur}}).against({by}).findings.empty());
    CHECK(message_of(knowing({{"grant_requested", 199'999.99_eur}}).against({by})) ==
          "grant_requested 199999.99 EUR is less than 200000.00 EUR");
    CHECK(findings_of(knowing({{"grant_requested", 1_czk}}).against({by})) ==
          lines{"ASKS on project: needs_judgement"});
}

TEST_CASE("an amount is a share of the planned total", "[kinds][criterion]") {
    const auto by = asking("primary_grant", {{"share_of_total_min", 70_percent}});
    auto project = knowing({{"primary_grant", 140'000_eur}});
    CHECK(message_of(project.against({by})) == "fact missing: budget");
    project.plan("pp1", 200'000_eur);
    CHECK(project.against({by}).findings.empty());
    project.agreed.known.set("primary_grant", 139'999.99_eur);
    CHECK(message_of(project.against({by})) ==
          "primary_grant 139999.99 EUR is less than 70 % of 200000.00 EUR");
}

TEST_CASE("words are among those admitted, none of those refused, and all that are wanted",
          "[kinds][criterion]") {
    const auto path = knowing({{"path", text("x")}});
    CHECK(message_of(path.against({asking("path", {{"among", words({"a", "b"})}})})) ==
          "path: x is none of a, b");
    CHECK(message_of(path.against({asking("path", {{"none_of", words({"x"})}})})) ==
          "path: x is not admitted");
    const auto all = asking("declarations", {{"includes", words({"security", "account"})}});
    CHECK(message_of(knowing({{"declarations", words({"account"})}}).against({all})) ==
          "declarations: security is not there");
    CHECK(knowing({{"declarations", words({"account", "security"})}})
              .against({all})
              .findings.empty());
}

TEST_CASE("a flag is what it must be, and one fact is another", "[kinds][criterion]") {
    const auto none = asking("conflict_of_interest", {{"is", false}});
    CHECK(knowing({{"conflict_of_interest", false}}).against({none}).findings.empty());
    CHECK(message_of(knowing({{"conflict_of_interest", true}}).against({none})) ==
          "conflict_of_interest true, expected false");
    const auto same = asking("starts_on", {{"same_as", text("primary_starts_on")}});
    CHECK(message_of(knowing({{"starts_on", on("2015-01-01")}}).against({same})) ==
          "fact missing: primary_starts_on");
}

TEST_CASE("a fact says who is judged: partners and costs by theirs", "[kinds][criterion]") {
    small_project project{costing("a", 1_eur), costing("b", 1_eur)};
    project.declared.costs[1].category = "fines";
    CHECK(findings_of(project.against({asking("category", {{"among", words({"external"})}})})) ==
          lines{"ASKS on b: needs_judgement"});
    CHECK(findings_of(project.against({asking("population", {{"count_max", int64_t{50'000}}})})) ==
          lines{"ASKS on pp1: undetermined"});
}

TEST_CASE("a condition that the fact's type does not have is refused", "[kinds][criterion]") {
    for (const auto& [fact, row] :
         {std::pair("weeks", values{{"amount_min", 1_eur}}), std::pair("weeks", values{}),
          std::pair("weks", values{{"count_min", int64_t{1}}}),
          std::pair("starts_on", values{{"among", words({"x"})}})})
        CHECK_THROWS_AS(small_project().against({asking(fact, row)}), rulebook_error);
}
