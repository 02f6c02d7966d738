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

TEST_CASE("a planned rate converts whole amounts, whatever their smallest units are",
          "[kinds][procurement_threshold]") {
    // 10 000 EUR at 150 ISK are 1 500 000 ISK, which has no decimals; at 0.4 KWD they are 4 000.000 KWD, which has three.
    const auto [code, rate, at, over] = GENERATE(table<const char*, const char*, int64_t, int64_t>({
        {"ISK", "150", 1'500'000, 1'500'001},
        {"KWD", "0.4", 4'000'000, 4'000'001},
        {"PLN", "4.2249", 42'249'00, 42'249'01},
    }));
    CAPTURE(code);
    auto by = above({{"planning_rate", decimal::parse(rate)}, {"rate_currency", text(code)}});
    by.rows[0].values.set("above", 10'000_eur);
    const auto worth = [&, unit = currency::parse(code)](int64_t minor) {
        return contracted({{"contract_value", money::of_minor(minor, unit)}}).against({by});
    };
    CHECK(worth(at).findings.empty());
    CHECK(findings_of(worth(over)) == lines{"TENDER on c: ineligible -100.00"});
}

TEST_CASE("a planned rate of nothing is no rate", "[kinds][procurement_threshold]") {
    for (const char* rate : {"0", "-4.2", "1234567890123456"}) {
        const auto by =
            above({{"planning_rate", decimal::parse(rate)}, {"rate_currency", text("PLN")}});
        CHECK_THROWS_AS(contracted({}).against({by}), rulebook_error);
    }
}
