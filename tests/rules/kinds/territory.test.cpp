#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule within(std::string of, texts codes, const values& more = {}) {
    values row{{"of", text(std::move(of))},
               {"codes", words(std::move(codes))},
               {"effect", text("exclude")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("AREA", kinds::territory, row);
}

small_project seated(std::string code) {
    small_project project{costing("c", 100_eur)};
    project.agreed.partners[0].known.set("seat", text(std::move(code)));
    return project;
}

} // namespace

TEST_CASE("a territory contains the codes that begin with its own", "[kinds][territory]") {
    const auto by = within("seat", {"PL52", "CZ08"});
    CHECK(seated("PL52").against({by}).findings.empty());
    CHECK(seated("PL524").against({by}).findings.empty());
    CHECK(findings_of(seated("PL5").against({by})) == lines{"AREA on pp1: ineligible -100.00"});
    CHECK(message_of(seated("PL51").against({by})) == "seat PL51 is outside PL52 CZ08");
}

TEST_CASE("an excepted territory is outside", "[kinds][territory]") {
    const auto by = within("seat", {"UA"}, {{"except", words({"UA43", "UA40"})}});
    CHECK(seated("UA46").against({by}).findings.empty());
    CHECK(message_of(seated("UA43").against({by})) == "seat UA43 is in UA43, which is excepted");
    CHECK_FALSE(seated("UA401").against({by}).findings.empty());
}

TEST_CASE("the place of a cost is judged cost by cost", "[kinds][territory]") {
    const small_project project{costing("in", 100_eur, {{"location", text("PL52")}}),
                                costing("out", 50_eur, {{"location", text("DE")}}),
                                costing("unknown", 20_eur)};
    const auto result = project.against({within("location", {"PL", "CZ"})});
    CHECK(findings_of(result) ==
          lines{"AREA on out: ineligible -50.00", "AREA on unknown: undetermined"});
    CHECK(totals_of(result) == "170.00 = 100.00 + 50.00 + 20.00");
}

TEST_CASE("a seat that is unknown is asked for", "[kinds][territory]") {
    CHECK(message_of(small_project().against({within("seat", {"PL"})})) == "fact missing: seat");
}
