#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule refusing(texts natures, const values& more = {}, std::string effect = "exclude") {
    values row{{"natures", words(std::move(natures))}, {"effect", text(std::move(effect))}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("NEVER", kinds::excluded_cost, row);
}

small_project of_nature(texts natures, const values& more = {}) {
    values facts{{"nature", words(std::move(natures))}};
    facts.insert(facts.end(), more.begin(), more.end());
    return {costing("c", 100_eur, facts)};
}

const values small_gifts{{"unless_nature", text("promotion")}, {"unless_unit_at_most", 50_eur}};

} // namespace

TEST_CASE("a listed nature does not count", "[kinds][excluded_cost]") {
    const auto by = refusing({"fine", "penalty"});
    CHECK(findings_of(of_nature({"penalty"}).against({by})) ==
          lines{"NEVER on c: ineligible -100.00"});
    CHECK(of_nature({"rent"}).against({by}).findings.empty());
    CHECK(of_nature({}).against({by}).findings.empty());
}

TEST_CASE("a nature that is unknown is asked for", "[kinds][excluded_cost]") {
    CHECK(message_of(small_project{costing("c", 100_eur)}.against({refusing({"fine"})})) ==
          "fact missing: nature");
}

TEST_CASE("a listed nature may be put to a person", "[kinds][excluded_cost]") {
    const auto by = refusing({"in_kind"}, {}, "judge");
    CHECK(message_of(of_nature({"in_kind"}).against({by})) ==
          "a cost of nature in_kind: does it count?");
}

TEST_CASE("gifts count where they promote and one is worth little enough, compared to the cent",
          "[kinds][excluded_cost]") {
    const auto by = refusing({"gift"}, small_gifts);
    const auto gifts = [&](money each) {
        return of_nature({"gift", "promotion"}, {{"unit_value", each}}).against({by});
    };
    CHECK(gifts(50_eur).findings.empty());
    CHECK(findings_of(gifts(50.01_eur)) == lines{"NEVER on c: ineligible -100.00"});
    CHECK(findings_of(of_nature({"gift"}, {{"unit_value", 1_eur}}).against({by})) ==
          lines{"NEVER on c: ineligible -100.00"});
    CHECK(message_of(of_nature({"gift", "promotion"}).against({by})) == "fact missing: unit_value");
}

TEST_CASE("a value in a currency without a rate is not compared", "[kinds][excluded_cost]") {
    const auto by = refusing({"gift"}, small_gifts);
    const auto foreign = of_nature({"gift", "promotion"}, {{"unit_value", 1000_czk}}).against({by});
    CHECK(totals_of(foreign) == "100.00 = 0.00 + 0.00 + 100.00");
}
