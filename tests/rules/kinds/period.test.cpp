#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule within(const values& more, texts dates = {"incurred_on"}) {
    values row{{"dates", words(std::move(dates))}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("PERIOD", kinds::period, row);
}

small_project incurred(std::string_view when) {
    return {costing("c", 100_eur, {{"incurred_on", on(when)}})};
}

} // namespace

TEST_CASE("a cost counts from the first to the last day of a period, both included",
          "[kinds][period]") {
    const auto by = within({{"first", on("2019-01-01")}, {"last", on("2019-12-31")}});
    CHECK(message_of(incurred("2018-12-31").against({by})) ==
          "incurred_on 2018-12-31 is before 2019-01-01");
    CHECK(incurred("2019-01-01").against({by}).findings.empty());
    CHECK(incurred("2019-12-31").against({by}).findings.empty());
    CHECK(findings_of(incurred("2020-01-01").against({by})) ==
          lines{"PERIOD on c: ineligible -100.00"});
    CHECK(message_of(incurred("2020-01-01").against({by})) ==
          "incurred_on 2020-01-01 is after 2019-12-31");
}

TEST_CASE("days of grace follow the last day", "[kinds][period]") {
    const auto by = within({{"last", on("2019-12-31")}, {"grace_days", int64_t{30}}});
    CHECK(incurred("2020-01-30").against({by}).findings.empty());
    CHECK(message_of(incurred("2020-01-31").against({by})) ==
          "incurred_on 2020-01-31 is after 2020-01-30");
}

TEST_CASE("a bound that is not given does not bind", "[kinds][period]") {
    CHECK(incurred("1900-01-01").against({within({{"last", on("2019-12-31")}})}).findings.empty());
    CHECK(incurred("2900-01-01").against({within({{"first", on("2019-01-01")}})}).findings.empty());
}

TEST_CASE("a project's own dates bound its costs", "[kinds][period]") {
    auto project = incurred("2019-06-30");
    const auto by = within({{"first_of", text("starts_on")}, {"last_of", text("ends_on")}});
    CHECK(message_of(project.against({by})) == "fact missing: starts_on");
    project.agreed.known.set("starts_on", on("2019-06-30"));
    CHECK(message_of(project.against({by})) == "fact missing: ends_on");
    project.agreed.known.set("ends_on", on("2019-06-30"));
    CHECK(project.against({by}).findings.empty());
    project.agreed.known.set("starts_on", on("2019-07-01"));
    CHECK(findings_of(project.against({by})) == lines{"PERIOD on c: ineligible -100.00"});
}

TEST_CASE("every named date must lie in the period, and be known", "[kinds][period]") {
    auto project = incurred("2019-06-30");
    const auto by = within({{"last", on("2019-12-31")}}, {"incurred_on", "paid_on"});
    CHECK(message_of(project.against({by})) == "fact missing: paid_on");
    project.declared.costs[0].known.set("paid_on", on("2020-01-01"));
    CHECK(message_of(project.against({by})) == "paid_on 2020-01-01 is after 2019-12-31");
}
