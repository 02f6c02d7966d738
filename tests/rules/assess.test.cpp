#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule in_period(std::string anchor = {}) {
    rule made = rule_of("PERIOD", kinds::period,
                        {{"dates", words({"paid_on"})}, {"last", on("2019-12-31")}});
    made.anchor = std::move(anchor);
    return made;
}

} // namespace

TEST_CASE("a project without costs and rules has nothing to say", "[assess]") {
    const auto result = small_project().against({});
    CHECK(totals_of(result) == "0.00 = 0.00 + 0.00 + 0.00");
    CHECK(result.findings.empty());
    CHECK_FALSE(result.plan);
    CHECK_FALSE(result.has_objections());
}

TEST_CASE("a missing fact is never eligible", "[assess]") {
    const small_project project{costing("c", 100_eur)};
    const auto result = project.against({in_period()});
    CHECK(message_of(result) == "fact missing: paid_on");
    CHECK(totals_of(result) == "100.00 = 0.00 + 0.00 + 100.00");
}

TEST_CASE("a rule speaks where its conditions hold, and asks where they are unknown", "[assess]") {
    small_project project{costing("c", 100_eur)};
    rule where = that_says("R", outcome::ineligible);
    where.where.all = {{"method", {text("real")}, false, {}, {}}};
    CHECK(message_of(project.against({where})) == "fact missing: method");
    project.declared.costs[0].known.set("method", text("flat_rate"));
    CHECK(project.against({where}).findings.empty());
    project.declared.costs[0].known.set("method", text("real"));
    CHECK(findings_of(project.against({where})) == lines{"R on c: ineligible -100.00"});
}

TEST_CASE("conditions reach a cost's own fields, its claim, its partner and the project",
          "[assess]") {
    small_project project{costing("c", 100_eur)};
    project.agreed.known.set("axis", int64_t{4});
    project.agreed.partners[0].known.set("country", text("PL"));
    project.declared.claims[0].known.set("claim_submitted", on("2019-05-01"));
    rule where = that_says("R", outcome::note);
    where.where.all = {{"category", {text("external")}, false, {}, {}},
                       {"partner", {text("pp1")}, false, {}, {}},
                       {"axis", {int64_t{4}}, false, {}, {}},
                       {"country", {text("PL")}, false, {}, {}},
                       {"claim_submitted", {}, false, on("2019-05-01"), {}}};
    CHECK(findings_of(project.against({where})) == lines{"R on c: note"});
    project.declared.costs[0].claim = 2; // of which nothing is known
    CHECK(message_of(project.against({where})) == "fact missing: claim_submitted");
}

TEST_CASE("a date chooses the row, and a gap between rows silences the rule", "[assess]") {
    small_project project{costing("c", 100_eur, {{"paid_on", on("2020-06-01")}})};
    rule dated = in_period("contract_signed");
    dated.rows[0].valid = {on("2018-01-01"), on("2019-01-01")};
    CHECK(message_of(project.against({dated})) == "fact missing: contract_signed");
    const auto [signed_on, objections] = GENERATE(table<std::string, std::size_t>(
        {{"2017-12-31", 0}, {"2018-01-01", 1}, {"2018-12-31", 1}, {"2019-01-01", 0}}));
    CAPTURE(signed_on);
    project.agreed.known.set("contract_signed", on(signed_on));
    CHECK(project.against({dated}).findings.size() == objections);
}

TEST_CASE("a rule without a row says nothing", "[assess]") {
    const small_project project{costing("c", 100_eur, {{"paid_on", on("2020-06-01")}})};
    rule empty = in_period();
    empty.rows.clear();
    CHECK(project.against({empty}).findings.empty());
}

TEST_CASE("a value that nobody stated is asked of the project", "[assess]") {
    small_project project{costing("c", 100_eur, {{"paid_on", on("2020-06-01")}})};
    rule asks = in_period();
    asks.rows[0].values.erase("last");
    asks.rows[0].asks.push_back({"last", "last_day"});
    CHECK(
        message_of(project.against({asks})) ==
        "fact missing: parameter last_day, which no public source gives: state it, or none with a "
        "reason, in [parameters]");
    project.agreed.parameters["last_day"] = {{on("2020-06-01")}, "contract"};
    CHECK(project.against({asks}).findings.empty());
    project.agreed.parameters["last_day"] = {{on("2020-05-31")}, "contract"};
    CHECK(message_of(project.against({asks})) == "paid_on 2020-06-01 is after 2020-05-31");
    project.agreed.parameters["last_day"] = {{}, "not limited"};
    CHECK(project.against({asks}).findings.empty());
}

TEST_CASE("a rulebook made in code is held to what its kinds demand", "[assess]") {
    const small_project project{costing("c", 100_eur, {{"paid_on", on("2020-06-01")}})};
    rule made = in_period();
    made.at = {"book.toml", 3, 1};
    SECTION("a parameter is absent") {
        made.rows[0].values.erase("dates");
        CHECK_THROWS_WITH(project.against({made}), "book.toml:3:1: rule PERIOD: dates is missing");
    }
    SECTION("a parameter is of another type") {
        made.rows[0].values.set("last", text("2019-12-31"));
        CHECK_THROWS_WITH(project.against({made}),
                          "book.toml:3:1: rule PERIOD: last is of type text, expected date");
    }
    SECTION("a parameter is none of the words that it may be") {
        rule broken = rule_of("R", kinds::vat, {{"mode", text("sometimes")}});
        CHECK_THROWS_WITH(
            project.against({broken}),
            "rule R: mode is \"sometimes\", expected one of never if_nonrecoverable always");
    }
    SECTION("it has no kind") {
        made.kind = nullptr;
        CHECK_THROWS_AS(project.against({made}), rulebook_error);
    }
}

TEST_CASE("the order of costs changes nothing", "[assess]") {
    small_project project{costing("a", 100_eur),
                          costing("b", 50_eur, {{"paid_on", on("2020-01-01")}}),
                          costing("c", 70_eur, {{"paid_on", on("2019-12-31")}})};
    const auto forth = project.against({in_period()});
    std::ranges::reverse(project.declared.costs);
    const auto back = project.against({in_period()});
    CHECK(findings_of(forth) == findings_of(back));
    CHECK(totals_of(forth) == totals_of(back));
    CHECK(totals_of(forth) == "220.00 = 70.00 + 50.00 + 100.00");
}

TEST_CASE("amounts beyond 63 bits overflow loudly", "[assess]") {
    const money most = money::of_minor(INT64_MAX, euro);
    CHECK_THROWS_AS((small_project{costing("a", most), costing("b", 0.01_eur)}.against({})),
                    std::overflow_error);
}

TEST_CASE("amounts of another currency than what they are added to are refused", "[assess]") {
    small_project project{costing("a", 60_eur, {{"paid_on", on("2020-01-01")}})};
    project.plan("pp1", 100_czk);
    CHECK_THROWS_AS(
        project.against({rule_of("LINE", kinds::budget_shift,
                                 {{"over_share", 0_percent}, {"effect", text("exclude")}})}),
        currency_mismatch);
}
