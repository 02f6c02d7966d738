#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule paying(rate share, std::string mode = "floor") {
    return rule_of("RATE", kinds::cofinancing_rate,
                   {{"source", text("ERDF")},
                    {"rate", share},
                    {"rounding.mode", text(std::move(mode))},
                    {"rounding.level", text("partner")},
                    {"rounding.residual_to", text("own")},
                    {"rounding.basis", text("observation")},
                    {"claims", text("cumulative")}});
}

/// A second source, which pays a share of the first.
rule following(rate share) {
    rule made = paying(share);
    made.id = "SB";
    made.rows[0].values.set("source", text("SB"));
    made.rows[0].values.set("of", text("ERDF"));
    return made;
}

/// An exception of RATE, where a fact has one value.
rule excepting(rule speaking, std::string id, std::string fact, fact_value is) {
    speaking.id = std::move(id);
    speaking.exception_of = "RATE";
    speaking.where.all.push_back({std::move(fact), {std::move(is)}, false, {}, {}});
    return speaking;
}

std::string split_of(money amount, const std::vector<rule>& by) {
    const small_project project{costing("c", amount)};
    return claimed_by(project.against(by));
}

} // namespace

TEST_CASE("a source pays its share, rounded by its mode; the residual takes the rest",
          "[kinds][cofinancing_rate]") {
    // 0.85 x 0.58 = 0.493, 0.85 x 0.60 = 0.51, 0.85 x 0.62 = 0.527
    const auto [amount, mode, split] = GENERATE(table<money, std::string, std::string>({
        {0.58_eur, "floor", "ERDF 0.49, own 0.09"},
        {0.60_eur, "floor", "ERDF 0.51, own 0.09"},
        {0.62_eur, "floor", "ERDF 0.52, own 0.10"},
        {0.62_eur, "half_up", "ERDF 0.53, own 0.09"},
        {0.58_eur, "ceiling", "ERDF 0.50, own 0.08"},
    }));
    CAPTURE(amount, mode);
    CHECK(split_of(amount, {paying(85_percent, mode)}) == split);
}

TEST_CASE("what a credit note takes back is rounded with its sign", "[kinds][cofinancing_rate]") {
    // 0.85 x -0.58 = -0.493: floor goes away from zero, down toward it
    CHECK(split_of(-0.58_eur, {paying(85_percent, "floor")}) == "ERDF -0.50, own -0.08");
    CHECK(split_of(-0.58_eur, {paying(85_percent, "down")}) == "ERDF -0.49, own -0.09");
}

TEST_CASE("a source may pay a share of another one's amount", "[kinds][cofinancing_rate]") {
    // 5/85 of 8 500.00 is 500.00; of 850.16, which is 0.85 x 1 000.19 cut down, 50.0094..
    CHECK(split_of(10'000_eur, {paying(85_percent), following(rate::of(5, 85))}) ==
          "ERDF 8500.00, SB 500.00, own 1000.00");
    CHECK(split_of(1'000.19_eur, {paying(85_percent), following(rate::of(5, 85))}) ==
          "ERDF 850.16, SB 50.00, own 100.03");
}

TEST_CASE("a source pays all or nothing at the ends of its share", "[kinds][cofinancing_rate]") {
    CHECK(split_of(10.01_eur, {paying(0_percent)}) == "ERDF 0.00, own 10.01");
    CHECK(split_of(10.01_eur, {paying(100_percent)}) == "ERDF 10.01, own 0.00");
    CHECK_THROWS_AS(split_of(10.01_eur, {paying(rate::of(10'001, 10'000))}), rulebook_error);
    CHECK_THROWS_AS(split_of(10.01_eur, {paying(100_percent), following(rate::of(1, 10'000))}),
                    rulebook_error);
}

TEST_CASE("a share of a source that stands nowhere before is the rulebook's error",
          "[kinds][cofinancing_rate]") {
    CHECK_THROWS_AS(split_of(10_eur, {following(rate::of(5, 85)), paying(85_percent)}),
                    rulebook_error);
}

TEST_CASE("without the date that chooses the rate nobody's share is known",
          "[kinds][cofinancing_rate]") {
    rule dated = paying(85_percent);
    dated.anchor = "contract_signed";
    dated.rows[0].valid.from = on("2014-01-01");
    small_project project{costing("c", 100_eur)};
    const auto result = project.against({dated});
    CHECK(findings_of(result) == lines{"RATE on project: undetermined"});
    CHECK(message_of(result) == "fact missing: contract_signed");
    CHECK(claimed_by(result) == "undetermined");
    CHECK(totals_of(result) == "100.00 = 0.00 + 0.00 + 100.00");
    project.agreed.known.set("contract_signed", on("2014-01-01"));
    CHECK(claimed_by(project.against({dated})) == "ERDF 85.00, own 15.00");
}

TEST_CASE("a rule of funding cuts no cost, whatever it rests on", "[kinds][cofinancing_rate]") {
    rule remembered = paying(85_percent);
    remembered.cites = {citation::unverified("from memory")};
    const small_project project{costing("c", 100_eur)};
    const auto result = project.against({remembered});
    CHECK(totals_of(result) == "100.00 = 100.00 + 0.00 + 0.00");
    CHECK(result.terms.basis.at("ERDF").cites == remembered.cites);
}

TEST_CASE("where an exception of a rate applies to the project, it pays instead",
          "[kinds][cofinancing_rate]") {
    const rule halved = excepting(paying(50_percent), "AID", "path", text("state_aid"));
    small_project project{costing("c", 100_eur)};
    const auto open = project.against({paying(85_percent), halved});
    CHECK(claimed_by(open) == "undetermined");
    CHECK(findings_of(open) ==
          lines{"RATE on project: undetermined", "AID on project: undetermined"});
    project.agreed.known.set("path", text("state_aid"));
    CHECK(claimed_by(project.against({paying(85_percent), halved})) == "ERDF 50.00, own 50.00");
    CHECK(claimed_by(project.against({halved, paying(85_percent)})) == "ERDF 50.00, own 50.00");
    project.agreed.known.set("path", text("common"));
    CHECK(claimed_by(project.against({paying(85_percent), halved})) == "ERDF 85.00, own 15.00");
}

TEST_CASE("a source does not pay the partners that an exception of its rate speaks about",
          "[kinds][cofinancing_rate]") {
    rule abroad = excepting(paying(50_percent), "ABROAD", "country", text("UA"));
    abroad.rows[0].values.set("source", text("ENI"));
    small_project project{costing("c", 100_eur), costing("d", 100_eur)};
    project.declared.costs[1].partner = "pp2";
    project.add_partner("pp2", {{"country", text("UA")}});
    const auto open = project.against({paying(85_percent), abroad});
    CHECK(claimed_by(open) == "undetermined"); // where is pp1?
    CHECK(findings_of(open).front() == "RATE on project: undetermined");
    project.agreed.partners[0].known.set("country", text("PL"));
    // 85 of pp1's 100, 50 of pp2's 100; own: 15 and 50
    CHECK(claimed_by(project.against({paying(85_percent), abroad})) ==
          "ERDF 85.00, ENI 50.00, own 65.00");
}

TEST_CASE("two exceptions of a rate that both apply leave the split to a person",
          "[kinds][cofinancing_rate]") {
    small_project project{costing("c", 100_eur)};
    project.agreed.known.set("path", text("state_aid"));
    rule halved = excepting(paying(50_percent), "AID", "path", text("state_aid"));
    rule lent = excepting(paying(20_percent), "LOAN", "path", text("state_aid"));
    lent.rows[0].values.set("source", text("loan"));
    const auto result = project.against({paying(85_percent), halved, lent});
    CHECK(findings_of(result) == lines{"RATE on project: needs_judgement"});
    CHECK(claimed_by(result) == "undetermined");
}
