#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule above(const values& more = {}) {
    values row{
        {"above", 1000_eur}, {"procedure", text("market check")}, {"effect", text("exclude")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("TENDER", kinds::procurement_threshold, row);
}

small_project contracted(const values& facts) { return {costing("c", 100_eur, facts)}; }

} // namespace

TEST_CASE("a contract over the value names its procedure, compared to the cent",
          "[kinds][procurement_threshold]") {
    CHECK(contracted({{"contract_value", 1000_eur}}).against({above()}).findings.empty());
    const auto over = contracted({{"contract_value", 1000.01_eur}});
    CHECK(findings_of(over.against({above()})) == lines{"TENDER on c: ineligible -100.00"});
    CHECK(message_of(over.against({above()})) ==
          "contract value 1000.01 EUR is over 1000.00 EUR and no market check is named");
    CHECK(contracted({{"contract_value", 1000.01_eur}, {"procedure", text("ZP/1")}})
              .against({above()})
              .findings.empty());
}

TEST_CASE("a rule for a band of values ends where the stricter one begins",
          "[kinds][procurement_threshold]") {
    const auto by = above({{"not_above", 5000_eur}});
    CHECK_FALSE(contracted({{"contract_value", 5000_eur}}).against({by}).findings.empty());
    CHECK(contracted({{"contract_value", 5000.01_eur}}).against({by}).findings.empty());
}

TEST_CASE("a contract's value is asked for; a cost without a contract has none",
          "[kinds][procurement_threshold]") {
    CHECK(message_of(contracted({}).against({above()})) == "fact missing: contract_value");
    CHECK(contracted({{"contract_value", 0_eur}}).against({above()}).findings.empty());
}

TEST_CASE("a value in another currency is for a person to compare",
          "[kinds][procurement_threshold]") {
    const auto foreign = contracted({{"contract_value", 90000_czk}}).against({above()});
    CHECK(findings_of(foreign) == lines{"TENDER on c: needs_judgement"});
    CHECK(contracted({{"contract_value", 0_czk}}).against({above()}).findings.empty());
}
