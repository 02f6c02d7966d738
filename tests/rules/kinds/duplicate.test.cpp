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
