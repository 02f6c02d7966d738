#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule splitting() {
    return rule_of("SPLIT", kinds::contract_split,
                   {{"above", 1000_eur},
                    {"window_days", int64_t{30}},
                    {"key", words({"supplier"})},
                    {"effect", text("judge")}});
}

cost bought(std::string id, money value, const char* day, const values& more = {}) {
    values facts{{"supplier", text("X")}, {"contract_value", value}, {"issued_on", on(day)}};
    facts.insert(facts.end(), more.begin(), more.end());
    return costing(std::move(id), value, facts);
}

bool is_clean(const cost& a, const cost& b) {
    return small_project{a, b}.against({splitting()}).findings.empty();
}

} // namespace

TEST_CASE("contracts under the threshold that together are over it are asked",
          "[kinds][contract_split]") {
    const small_project split{bought("a", 600_eur, "2018-01-01"),
                              bought("b", 400.01_eur, "2018-01-31")};
    CHECK(findings_of(split.against({splitting()})) ==
          lines{"SPLIT on a: needs_judgement", "SPLIT on b: needs_judgement"});
    CHECK(is_clean(bought("a", 600_eur, "2018-01-01"), bought("b", 400_eur, "2018-01-31")));
    CHECK(is_clean(bought("a", 600_eur, "2018-01-01"), bought("b", 900_eur, "2018-02-01")));
}

TEST_CASE("invoices of one contract are one contract", "[kinds][contract_split]") {
    const values same{{"contract", text("K1")}};
    CHECK(is_clean(bought("a", 900_eur, "2018-01-01", same),
                   bought("b", 900_eur, "2018-01-02", same)));
}

TEST_CASE("who ran a procedure split nothing", "[kinds][contract_split]") {
    const values tender{{"procedure", text("ZP/1")}};
    CHECK(is_clean(bought("a", 900_eur, "2018-01-01", tender), bought("b", 900_eur, "2018-01-02")));
    CHECK(message_of(small_project{costing("a", 1_eur)}.against({splitting()})) ==
          "fact missing: contract_value");
}
