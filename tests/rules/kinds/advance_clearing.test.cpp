#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule clearing(const values& more) {
    values row{{"effect", text("judge")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("ADV", kinds::advance_clearing, row);
}

small_project advanced(money received, money settled) {
    small_project project;
    project.agreed.known = known({{"advance_received", received}, {"advance_settled", settled}});
    return project;
}

} // namespace

TEST_CASE("the next advance needs a settled share of those before", "[kinds][advance_clearing]") {
    const auto by = clearing({{"clear_share_min", 70_percent}});
    CHECK(advanced(100_eur, 70_eur).against({by}).findings.empty());
    CHECK(message_of(advanced(100_eur, 69.99_eur).against({by})) ==
          "settled 69.99 EUR is less than 70 % of 100.00 EUR");
    CHECK(message_of(small_project().against({by})) == "fact missing: advance_received");
}

TEST_CASE("advances are at most a share of the planned grant", "[kinds][advance_clearing]") {
    const auto by = clearing({{"share_max", 40_percent}, {"source", text("ERDF")}});
    auto project = advanced(340_eur, 0_eur);
    project.plan("pp1", 1000_eur);
    CHECK(project.against({paying_erdf(85_percent), by}).findings.empty());
    project.agreed.known.set("advance_received", 340.01_eur);
    CHECK(message_of(project.against({paying_erdf(85_percent), by})) ==
          "advances of 340.01 EUR are over 40 % of 850.00 EUR");
}

TEST_CASE("what must be at hand before money is advanced", "[kinds][advance_clearing]") {
    const auto by = clearing({{"declarations", words({"security"})}});
    CHECK(message_of(small_project().against({by})) == "fact missing: declarations");
    auto project = small_project();
    project.agreed.known.set("declarations", words({}));
    CHECK(message_of(project.against({by})) == "not at hand: security");
}
