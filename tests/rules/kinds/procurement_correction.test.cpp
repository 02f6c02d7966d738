#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule splitting() {
    return rule_of("SPLIT", kinds::procurement_correction,
                   {{"irregularity", text("artificial_split")},
                    {"rates", words({"100 %", "25 %"})},
                    {"rounding", text("floor")}});
}

small_project irregular(const values& more) {
    values facts{{"irregularity", text("artificial_split")}};
    facts.insert(facts.end(), more.begin(), more.end());
    return {costing("c", 100.01_eur, facts)};
}

} // namespace

TEST_CASE("a person picks the rate of the table", "[kinds][procurement_correction]") {
    CHECK(message_of(irregular({}).against({splitting()})) ==
          "irregularity artificial_split: which correction of 100 %, 25 %?");
    CHECK(findings_of(irregular({{"correction", 25_percent}}).against({splitting()})) ==
          lines{"SPLIT on c: ineligible -25.00"});
    CHECK(message_of(irregular({{"correction", 10_percent}}).against({splitting()})) ==
          "irregularity artificial_split: 10 % is none of 100 %, 25 %");
}

TEST_CASE("another irregularity is another rule's", "[kinds][procurement_correction]") {
    const small_project other{costing("c", 1_eur, {{"irregularity", text("no_lots")}})};
    CHECK(other.against({splitting()}).findings.empty());
    CHECK(message_of(small_project{costing("c", 1_eur)}.against({splitting()})) ==
          "fact missing: irregularity");
}
