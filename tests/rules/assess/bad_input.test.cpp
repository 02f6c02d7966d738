// What a program may hand over though no reader would: assessed, or refused by the errors that assess.hpp names.

#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/small_project.hpp"

#include <cofin/money/money.hpp>
#include <cofin/rules/soundness.hpp>

#include <cstdint>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;

namespace {

assessment paid_at_85_percent(const small_project& project) {
    return project.against({paying_erdf(85_percent)});
}

/// A rule of ERDF's rate with another value.
rule with_value(const std::string& name, const fact_value& value) {
    auto made = paying_erdf(85_percent);
    made.rows[0].values.set(name, value);
    return made;
}

} // namespace

TEST_CASE("amounts that no reader lets pass are refused when they are assessed",
          "[assess][error]") {
    small_project planned{costing("A", 100_eur)};
    planned.plan("pp1", 100_pln);
    CHECK_THROWS_AS(paid_at_85_percent(planned), currency_mismatch);
    CHECK_THROWS_AS(paid_at_85_percent({costing("A", 100_czk)}), rulebook_error);
    const auto largest = money::of_minor(INT64_MAX, euro);
    CHECK_THROWS_AS(paid_at_85_percent({costing("A", largest), costing("B", largest)}),
                    std::overflow_error);
    const auto least = money::of_minor(INT64_MIN, euro);
    CHECK(totals_of(paid_at_85_percent({costing("A", largest), costing("B", least)})) ==
          "-0.01 = -0.01 + 0.00 + 0.00");
}

TEST_CASE("costs of nobody and of no claim are assessed, and no cent of them is lost",
          "[assess][error]") {
    const std::string all = "150.00 = 150.00 + 0.00 + 0.00";
    const small_project sound{costing("A", 100_eur), costing("B", 50_eur)};
    const auto totals_after = [&](const auto& change) {
        auto project = sound;
        change(project);
        return totals_of(paid_at_85_percent(project));
    };
    CHECK(totals_after([](auto& in) { in.declared.costs[0].partner = "nobody"; }) == all);
    CHECK(totals_after([](auto& in) { in.declared.costs[0].partner.clear(); }) == all);
    CHECK(totals_after([](auto& in) { in.declared.costs[0].claim = 77; }) == all);
    CHECK(totals_after([](auto& in) { in.declared.costs[0].id = "B"; }) == all);
    CHECK(totals_after([](auto& in) { in.declared.costs[0].id = "\xff\xfe"; }) == all);
    CHECK(totals_after([](auto& in) { in.declared.claims.clear(); }) == all);
    CHECK(totals_after([](auto& in) { in.agreed.partners.clear(); }) == all);
    CHECK(totals_after([](auto& in) { in.add_partner("pp1"); }) == all);
}

TEST_CASE("rules that no rulebook file can state are refused where they stand", "[assess][error]") {
    const small_project project{costing("A", 100_eur)};
    rule without_kind;
    without_kind.id = "R";
    CHECK_THROWS_AS(project.against({without_kind}), rulebook_error);
    CHECK_THROWS_AS(project.against({with_value("rate", text("85"))}), rulebook_error);
    CHECK_THROWS_AS(project.against({with_value("no such parameter", 10_pln)}), rulebook_error);
    CHECK(totals_of(project.against({})) == "100.00 = 100.00 + 0.00 + 0.00");
}

TEST_CASE("exceptions of themselves and without end are refused", "[assess][error]") {
    const small_project project{costing("A", 100_eur)};
    const auto refusal = [&](std::vector<rule> rules) {
        return refusal_of([&] { static_cast<void>(project.against(std::move(rules))); });
    };
    const auto excepting = [](const std::string& id, const std::string& of) {
        auto made = rule_of(id, kinds::vat, {{"mode", text("never")}});
        made.exception_of = of;
        return made;
    };
    CHECK(refusal({excepting("A", "B")})
              .empty()); // B does not stand here: there is nothing to except
    CHECK(refusal({excepting("A", "A")})
              .ends_with("rule A, an exception of \"A\": it is an exception of itself"));
    CHECK(refusal({excepting("A", "B"), excepting("B", "C"), excepting("C", "A")})
              .ends_with("rule A, an exception of \"B\": it is an exception of itself"));
    std::vector<rule> chain{excepting("FIRST", "")};
    for (std::size_t i = 0; i < exception_depth_max; ++i)
        chain.push_back(excepting("E" + std::to_string(i), chain.back().id));
    CHECK(refusal(chain).empty());
    chain.push_back(excepting("LAST", chain.back().id));
    CHECK(refusal(chain).ends_with("more than 16 exceptions stand behind each other"));
}
