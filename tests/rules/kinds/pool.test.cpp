#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule pooled(const values& more) {
    values row{{"effect", text("exclude")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("POOL", kinds::pool, row);
}

cost award(std::string id, money amount, std::string community) {
    return costing(std::move(id), amount, {{"supplier", text(std::move(community))}});
}

} // namespace

TEST_CASE("all awards together stay within the pool", "[kinds][pool]") {
    const small_project call{award("a", 60_eur, "x"), award("b", 50_eur, "y")};
    CHECK(call.against({pooled({{"amount_max", 110_eur}})}).findings.empty());
    CHECK(findings_of(call.against({pooled({{"amount_max", 100_eur}})})) ==
          lines{"POOL on b: ineligible -10.00"});
}

TEST_CASE("so many awards, in all or each", "[kinds][pool]") {
    const small_project call{award("a", 1_eur, "x"), award("b", 1_eur, "x"),
                             award("c", 1_eur, "y")};
    CHECK(findings_of(call.against({pooled({{"count_max", int64_t{2}}})})) ==
          lines{"POOL on c: ineligible -1.00"});
    CHECK(message_of(call.against(
              {pooled({{"count_max", int64_t{1}}, {"count_max_per", text("supplier")}})})) ==
          "entry 2 of supplier x, where 1 at most count");
}

TEST_CASE("a group of awards has its share of all", "[kinds][pool]") {
    const small_project call{award("a", 70_eur, "x"), award("b", 30_eur, "y")};
    const auto of_supplier = [](rule by, const char* supplier) {
        by.where.all = {{"supplier", {fact_value(std::string(supplier))}, false, {}, {}}};
        return by;
    };
    CHECK(call.against({of_supplier(pooled({{"share_min", 70_percent}}), "x")}).findings.empty());
    CHECK(message_of(call.against({of_supplier(pooled({{"share_min", 71_percent}}), "x")})) ==
          "entries of 70.00 EUR are less than 71 % of 100.00 EUR");
    CHECK(findings_of(call.against({of_supplier(pooled({{"share_max", 29_percent}}), "y")})) ==
          lines{"POOL on b: ineligible -1.00"});
}
