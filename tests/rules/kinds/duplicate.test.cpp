#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule once(std::string effect = "exclude") {
    return rule_of("TWICE", kinds::duplicate,
                   {{"key", words({"supplier", "document"})}, {"effect", text(std::move(effect))}});
}

cost invoiced(std::string id, money amount, std::string number, const values& more = {}) {
    values facts{{"supplier", text("printer")}, {"document", text(std::move(number))}};
    facts.insert(facts.end(), more.begin(), more.end());
    return costing(std::move(id), amount, facts);
}

values share(rate part) { return {{"share", part}}; }

} // namespace

TEST_CASE("the second declaration of a document does not count", "[kinds][duplicate]") {
    const small_project twice{invoiced("a", 10_eur, "1"), invoiced("b", 10_eur, "1")};
    CHECK(findings_of(twice.against({once()})) == lines{"TWICE on b: ineligible -10.00"});
    CHECK(totals_of(twice.against({once()})) == "20.00 = 10.00 + 10.00 + 0.00");
    const small_project two{invoiced("a", 10_eur, "1"), invoiced("b", 10_eur, "2")};
    CHECK(two.against({once()}).findings.empty());
}

TEST_CASE("the order of the list does not matter: the first paid stands", "[kinds][duplicate]") {
    const small_project listed{invoiced("a", 10_eur, "1", {{"paid_on", on("2020-02-01")}}),
                               invoiced("b", 10_eur, "1", {{"paid_on", on("2020-01-01")}})};
    CHECK(findings_of(listed.against({once()})) == lines{"TWICE on a: ineligible -10.00"});
}

TEST_CASE("several costs may share a document up to the whole of it", "[kinds][duplicate]") {
    const auto shared = [](rate second) {
        return small_project{invoiced("a", 60_eur, "1", share(60_percent)),
                             invoiced("b", 40_eur, "1", share(second))}
            .against({once()});
    };
    CHECK(shared(40_percent).findings.empty());
    CHECK(findings_of(shared(rate::of(4001, 10000))) == lines{"TWICE on b: ineligible -40.00"});
}

TEST_CASE("a refused declaration uses up nothing of the document", "[kinds][duplicate]") {
    const small_project listed{invoiced("a", 60_eur, "1", share(60_percent)),
                               invoiced("b", 50_eur, "1", share(50_percent)),
                               invoiced("c", 40_eur, "1", share(40_percent))};
    CHECK(findings_of(listed.against({once()})) == lines{"TWICE on b: ineligible -50.00"});
}

TEST_CASE("a document without a number cannot be compared", "[kinds][duplicate]") {
    const small_project unknown{costing("a", 10_eur, {{"supplier", text("printer")}})};
    CHECK(message_of(unknown.against({once()})) == "fact missing: document");
}

TEST_CASE("a second declaration may be asked about", "[kinds][duplicate]") {
    const small_project twice{invoiced("a", 10_eur, "1"), invoiced("b", 10_eur, "1")};
    CHECK(findings_of(twice.against({once("judge")})) == lines{"TWICE on b: needs_judgement"});
}

TEST_CASE("one declaration alone is not more than its document", "[kinds][duplicate]") {
    const auto alone = [](rate part, const std::string& effect) {
        return small_project{invoiced("a", 60_eur, "1", share(part))}.against({once(effect)});
    };
    CHECK(alone(rate::of(1, 1), "exclude").findings.empty());
    CHECK(findings_of(alone(rate::of(10'001, 10'000), "exclude")) ==
          lines{"TWICE on a: ineligible -60.00"});
    CHECK(message_of(alone(150_percent, "judge")) ==
          "a share of 150 % is more than the whole document");
    // Refused, it uses up nothing; asked about, it may use up everything.
    const small_project both{invoiced("a", 60_eur, "1", share(150_percent)),
                             invoiced("b", 40_eur, "1")};
    CHECK(findings_of(both.against({once()})) == lines{"TWICE on a: ineligible -60.00"});
    CHECK(findings_of(both.against({once("judge")})) ==
          lines{"TWICE on a: needs_judgement", "TWICE on b: needs_judgement"});
}

TEST_CASE("a rule on duplicates that nobody verified refuses nothing", "[kinds][duplicate]") {
    const small_project twice{invoiced("a", 10_eur, "1"), invoiced("b", 10_eur, "1")};
    rule remembered = once();
    remembered.cites = {citation::unverified("from memory")};
    CHECK(findings_of(twice.against({remembered})) == lines{"TWICE on b: note"});
    CHECK(totals_of(twice.against({remembered})) == "20.00 = 20.00 + 0.00 + 0.00");
}
