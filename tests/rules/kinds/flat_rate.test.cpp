#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule flat(rate most, texts base, texts category, const values& more = {}, std::string id = "FLAT") {
    values row{{"category", words(std::move(category))},
               {"base", words(std::move(base))},
               {"rate_max", most},
               {"rounding", text("floor")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of(std::move(id), kinds::flat_rate, row);
}

rule office() { return flat(15_percent, {"staff"}, {"office"}); }

cost of(std::string id, std::string category, money amount, std::string method = "real") {
    cost made = costing(std::move(id), amount, {{"method", text(std::move(method))}});
    made.category = std::move(category);
    return made;
}

} // namespace

TEST_CASE("a flat rate is admitted up to the rate of its base", "[kinds][flat_rate]") {
    const auto declared = [](money amount) {
        return small_project{of("s", "staff", 1000.05_eur), of("o", "office", amount, "flat_rate")};
    };
    // 0.15 x 1000.05 = 150.0075 -> 150.00
    CHECK(declared(149.99_eur).against({office()}).findings.empty());
    CHECK(declared(150_eur).against({office()}).findings.empty());
    CHECK(findings_of(declared(150.01_eur).against({office()})) ==
          lines{"FLAT on o: ineligible -0.01"});
    CHECK(message_of(declared(150.01_eur).against({office()})) ==
          "150.01 EUR is over 15 % of the base 1000.05 EUR: 150.00 EUR");
}

TEST_CASE("the rounding of a flat rate is the rule's", "[kinds][flat_rate]") {
    const small_project project{of("s", "staff", 1000.05_eur),
                                of("o", "office", 150.01_eur, "flat_rate")};
    auto by = office();
    by.rows[0].values.set("rounding", text("ceiling"));
    CHECK(project.against({by}).findings.empty());
    by.rows[0].values.set("rounding", text("half_up"));
    CHECK(project.against({by}).findings.size() == 0); // 150.0075
}

TEST_CASE("a base is what earlier steps left of it", "[kinds][flat_rate]") {
    const small_project project{of("s", "staff", 1000_eur),
                                of("o", "office", 150_eur, "flat_rate")};
    auto cut = cutting("CUT", 100_eur);
    cut.where.all = {{"category", {text("staff")}, false, {}, {}}};
    // 0.15 x 900
    CHECK(findings_of(project.against({cut, office()})) ==
          lines{"FLAT on o: ineligible -15.00", "CUT on s: ineligible -100.00"});
}

TEST_CASE("what only an open base would carry is undetermined", "[kinds][flat_rate]") {
    const small_project project{of("s1", "staff", 1000_eur), of("s2", "staff", 200_eur),
                                of("o", "office", 200_eur, "flat_rate")};
    auto asks = that_says("ASK", outcome::needs_judgement);
    asks.where.all = {{"category", {text("staff")}, false, {}, {}}};
    // All the base is open: 180 of 200 may be admitted, nothing is yet.
    const auto result = project.against({asks, office()});
    CHECK(totals_of(result) == "1400.00 = 0.00 + 20.00 + 1380.00");
    CHECK(findings_of(result) == lines{"FLAT on o: ineligible -20.00", "FLAT on o: undetermined",
                                       "ASK on s1: needs_judgement", "ASK on s2: needs_judgement"});
}

TEST_CASE("an open part of the base that is not needed opens nothing", "[kinds][flat_rate]") {
    small_project project{of("s1", "staff", 1000_eur), of("s2", "staff", 200_eur),
                          of("o", "office", 150_eur, "flat_rate")};
    project.declared.costs[1].known.set("activity", text("doubtful"));
    auto asks = that_says("ASK", outcome::needs_judgement);
    asks.where.all = {{"category", {text("staff")}, false, {}, {}}};
    project.declared.decisions = {{"ASK", "s1", true, on("2019-01-01"), "A. Officer", "fine"}};
    CHECK(totals_of(project.against({asks, office()})) == "1350.00 = 1150.00 + 0.00 + 200.00");
}

TEST_CASE("each partner's flat rate follows its own base of the same claim", "[kinds][flat_rate]") {
    small_project project{of("s1", "staff", 1000_eur), of("o1", "office", 150_eur, "flat_rate"),
                          of("s2", "staff", 1000_eur), of("o2", "office", 150_eur, "flat_rate")};
    CHECK(project.against({office()}).findings.empty());
    SECTION("another partner has no base") {
        project.add_partner("pp2");
        project.declared.costs[3].partner = "pp2";
        CHECK(findings_of(project.against({office()})) == lines{"FLAT on o2: ineligible -150.00"});
    }
    SECTION("nor has another claim") {
        project.declared.costs[3].claim = 2;
        CHECK(findings_of(project.against({office()})) == lines{"FLAT on o2: ineligible -150.00"});
    }
}

TEST_CASE("several flat costs share one base, in the order of payment", "[kinds][flat_rate]") {
    small_project project{of("s", "staff", 1000_eur), of("a", "office", 100_eur, "flat_rate"),
                          of("b", "office", 100_eur, "flat_rate"),
                          of("c", "office", 100_eur, "flat_rate")};
    CHECK(findings_of(project.against({office()})) ==
          lines{"FLAT on b: ineligible -50.00", "FLAT on c: ineligible -100.00"});
    project.declared.costs[3].known.set("paid_on", on("2019-01-01"));
    CHECK(findings_of(project.against({office()})) ==
          lines{"FLAT on a: ineligible -50.00", "FLAT on b: ineligible -100.00"});
}

TEST_CASE("a flat rate on a flat rate reads what is left of it", "[kinds][flat_rate]") {
    const small_project project{of("e", "external", 1000_eur),
                                of("s", "staff", 300_eur, "flat_rate"),
                                of("o", "office", 45_eur, "flat_rate")};
    const auto staff = flat(20_percent, {"external"}, {"staff"}, {}, "STAFF");
    // Staff is admitted up to 200, so office up to 30.
    CHECK(findings_of(project.against({staff, office()})) ==
          lines{"FLAT on o: ineligible -15.00", "STAFF on s: ineligible -100.00"});
    CHECK(findings_of(project.against(
              {staff, flat(15_percent, {"staff"}, {"office"}, {{"not_on_flat", true}})})) ==
          lines{"FLAT on o: ineligible -45.00", "STAFF on s: ineligible -100.00"});
}

TEST_CASE("of two flat rates on one cost the smaller one holds", "[kinds][flat_rate]") {
    const small_project project{of("s", "staff", 1000_eur),
                                of("o", "office", 200_eur, "flat_rate")};
    const auto law = flat(15_percent, {"staff"}, {"office"}, {}, "LAW");
    const auto call = flat(10_percent, {"staff"}, {"office"}, {}, "CALL");
    CHECK(totals_of(project.against({law, call})) == "1200.00 = 1100.00 + 100.00 + 0.00");
    CHECK(totals_of(project.against({call, law})) == "1200.00 = 1100.00 + 100.00 + 0.00");
}

TEST_CASE("a real cost is not limited, an unknown method is asked for", "[kinds][flat_rate]") {
    CHECK((small_project{of("o", "office", 500_eur)}).against({office()}).findings.empty());
    CHECK(message_of((small_project{costing("c", 10_eur)}).against({office()})) ==
          "fact missing: method");
}

TEST_CASE("a flat rate shows its base and what is admitted", "[kinds][flat_rate]") {
    const small_project project{of("o", "office", 150.01_eur, "flat_rate"),
                                of("s", "staff", 1000.05_eur)};
    CHECK(arithmetic_of(project, office()) ==
          texts{"15 % of staff 1000.05 EUR = 150.0075 EUR, rounded floor 150.00 EUR"});
}

TEST_CASE("many flat costs are judged in a moment", "[kinds][flat_rate]") {
    small_project project;
    for (int i = 0; i < 20000; ++i)
        project.declared.costs.push_back(of("o" + std::to_string(i), "office", 1_eur, "flat_rate"));
    CHECK(project.against({office()}).findings.size() == 20000);
}
