#include "report/half_way.hpp"
#include "report/statement_json.hpp"
#include "support/json_schema.hpp"

#include <cofin/report/statement_text.hpp>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;
using Catch::Matchers::Contains;

namespace {

/// The worked example: certified 23 725.48, paid, then 100.00 corrected and 85.00 recovered.
statement worked() {
    one_project told;
    const auto cost = told.declare("pl", "1", 23'725.48_eur);
    told.claim(1, {cost});
    told.say(certification{
        1, {{cost, 23'725.48_eur}}, {{{"ERDF", 20'166.65_eur}}, {{"pl", 3'558.83_eur}}}, {}});
    told.say(disbursement{.fund = "ERDF", .payee = "pl", .amount = 20'166.65_eur, .claim = 1});
    told.say(correction{
        false, "audit", {{cost, 100_eur}}, {{{"ERDF", -85_eur}}, {{"pl", -15_eur}}}, {}});
    auto made = statement_of("Offices", told.journal());
    agreement agreed;
    agreed.budget = {{"pl", "staff", "one", 20'000_eur},
                     {"pl", "staff", "two", 3'000_eur},
                     {"cz", "travel", "", 10_eur}};
    made.budget = budget_uses(agreed, made.figures);
    made.deadlines = {{"R1",
                       "ends in time",
                       outcome::note,
                       phrase("until 2019-12-31"),
                       {citation::law("Reg. (EU) 1/2", "Art 3")}}};
    return made;
}

} // namespace

TEST_CASE("a statement's JSON has the figures of the worked example", "[report]") {
    const auto shown = statement_json(worked());
    CHECK(shown["costs"]["certified"] == "23625.48");
    CHECK(shown["costs"]["ineligible"] == "100.00");
    CHECK(shown["costs"]["declared"] == "23725.48");
    const auto& erdf = shown["funds"][0];
    CHECK(erdf["fund"] == "ERDF");
    CHECK(erdf["planned"] == "20166.65");
    CHECK(erdf["certified"] == "20081.65");
    CHECK(erdf["paid"] == "20166.65");
    CHECK(erdf["repayable"] == "85.00");
    CHECK(erdf["due"] == "0.00");
    CHECK(shown["partners"][0]["own"] == "3543.83");
    CHECK(shown["budget"][0]["planned"] == "23000.00");
    CHECK(shown["budget"][0]["used"] == "23625.48");
    CHECK(shown["budget"][0]["remaining"] == "-625.48");
    CHECK(shown["budget"][1]["remaining"] == "10.00");
    std::ifstream schema(COFIN_SOURCE_DIR "/docs/schema/statement.schema.json");
    CHECK(schema_complaints(nlohmann::ordered_json::parse(schema), shown) ==
          std::vector<std::string>{});
}

TEST_CASE("a statement's text has them too, and what a rule about time says", "[report]") {
    const auto text = statement_text(worked());
    CHECK_THAT(text, Contains("20081.65  20166.65       0.00     0.00  0.00     0.00      85.00"));
    CHECK_THAT(text, Contains("pl staff   23000.00  23625.48    -625.48"));
    CHECK_THAT(text, Contains("R1 note: until 2019-12-31\n      Reg. (EU) 1/2, Art 3"));
}

TEST_CASE(
    "what was never planned has no remainder, and a budget of nobody in particular is everybody's",
    "[report]") {
    one_project told;
    told.declare("pl", "1", 10_eur, "staff");
    told.declare("cz", "2", 5_eur, "staff");
    told.declare("cz", "3", 1_eur, "travel");
    agreement agreed;
    agreed.budget = {{"", "staff", "", 12_eur}};
    const auto uses = budget_uses(agreed, standing_after(told.journal(), told.journal().size()));
    REQUIRE(uses.size() == 2);
    CHECK(uses[0].used == 15_eur);
    CHECK(uses[0].remaining() == -3_eur);
    CHECK(uses[1].partner == "cz");
    CHECK(uses[1].planned == std::nullopt);
    CHECK(uses[1].remaining() == std::nullopt);
}
