#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule deadline(const values& more, std::string effect = "exclude") {
    values row{{"start", text("starts_on")}, {"end", text("ends_on")}, {"effect", text(effect)}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("DEADLINE", kinds::deadline, row);
}

small_project lasting(std::string_view first, std::string_view last) {
    small_project project;
    project.agreed.known.set("starts_on", on(first));
    project.agreed.known.set("ends_on", on(last));
    return project;
}

} // namespace

TEST_CASE("a year from 1 March ends on the last of February", "[kinds][deadline]") {
    const auto by = deadline({{"months", int64_t{12}}});
    CHECK(lasting("2018-03-01", "2019-02-28").against({by}).findings.empty());
    CHECK(message_of(lasting("2018-03-01", "2019-03-01").against({by})) ==
          "ends_on 2019-03-01 is later than 2019-02-28, 12 months from starts_on 2018-03-01");
    CHECK(lasting("2019-03-01", "2020-02-29").against({by}).findings.empty());
    CHECK_FALSE(lasting("2019-03-01", "2020-03-01").against({by}).findings.empty());
}

TEST_CASE("a month from the last of January ends before the last of February",
          "[kinds][deadline]") {
    const auto by = deadline({{"months", int64_t{1}}});
    CHECK(lasting("2019-01-31", "2019-02-27").against({by}).findings.empty());
    CHECK_FALSE(lasting("2019-01-31", "2019-02-28").against({by}).findings.empty());
}

TEST_CASE("a last day binds whatever the start", "[kinds][deadline]") {
    const auto by = deadline({{"latest", on("2022-12-31")}});
    small_project project;
    project.agreed.known.set("ends_on", on("2022-12-31"));
    CHECK(project.against({by}).findings.empty()); // the start is not needed
    CHECK(message_of(lasting("2020-01-01", "2023-01-01").against({by})) ==
          "ends_on 2023-01-01 is later than 2022-12-31");
}

TEST_CASE("with months and a last day the earlier of both binds", "[kinds][deadline]") {
    const auto by = deadline({{"months", int64_t{12}}, {"latest", on("2022-12-31")}});
    CHECK(lasting("2022-01-01", "2022-12-31").against({by}).findings.empty());
    CHECK_FALSE(lasting("2021-06-01", "2022-06-01").against({by}).findings.empty());
    CHECK_FALSE(lasting("2022-06-01", "2023-01-01").against({by}).findings.empty());
}

TEST_CASE("without months and last day one date is not after the other", "[kinds][deadline]") {
    const auto by = deadline({});
    CHECK(lasting("2022-01-01", "2022-01-01").against({by}).findings.empty());
    CHECK(message_of(lasting("2022-01-01", "2022-01-02").against({by})) ==
          "ends_on 2022-01-02 is later than starts_on 2022-01-01");
}

TEST_CASE("a deadline needs the dates that it compares", "[kinds][deadline]") {
    const auto by = deadline({{"months", int64_t{12}}});
    small_project project;
    CHECK(message_of(project.against({by})) == "fact missing: ends_on");
    project.agreed.known.set("ends_on", on("2019-01-01"));
    CHECK(message_of(project.against({by})) == "fact missing: starts_on");
}

TEST_CASE("who is late is refused or asked, as the rule says", "[kinds][deadline]") {
    const auto late = lasting("2018-01-01", "2019-01-01");
    CHECK(findings_of(late.against({deadline({{"months", int64_t{12}}})})) ==
          lines{"DEADLINE on project: ineligible"});
    CHECK(findings_of(late.against({deadline({{"months", int64_t{12}}}, "judge")})) ==
          lines{"DEADLINE on project: needs_judgement"});
}

TEST_CASE("no number of months leaves the calendar", "[kinds][deadline]") {
    CHECK(lasting("2018-01-01", "2019-01-01")
              .against({deadline({{"months", count_max}})})
              .findings.empty());
    CHECK_THROWS_AS(
        lasting("2018-01-01", "2019-01-01").against({deadline({{"months", count_max + 1}})}),
        rulebook_error);
    CHECK_THROWS_AS(
        lasting("2018-01-01", "2019-01-01").against({deadline({{"months", int64_t{-1}}})}),
        rulebook_error);
}

TEST_CASE("a deadline shows its last day", "[kinds][deadline]") {
    const auto project = lasting("2018-03-01", "2019-02-28");
    const auto result = project.against({deadline({{"months", int64_t{12}}})}, "project");
    CHECK(result.explanations.at(0).arithmetic.at(0) ==
          "12 months from starts_on 2018-03-01: last day 2019-02-28");
}
