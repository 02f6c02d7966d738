// Who pays: the plan, its caps, and the claims one after the other.

#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule paying(const values& more = {}, std::string id = "RATE") {
    values row{{"source", text("ERDF")},
               {"rate", 85_percent},
               {"rounding.mode", text("floor")},
               {"rounding.level", text("partner")},
               {"rounding.residual_to", text("own")},
               {"rounding.basis", text("observation")},
               {"claims", text("cumulative")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of(std::move(id), kinds::cofinancing_rate, row);
}

rule capping(money most) {
    return rule_of("CAP", kinds::grant_bounds,
                   {{"source", text("ERDF")}, {"max", most}, {"effect", text("exclude")}});
}

cost in_claim(std::string id, money amount, int64_t claim, std::string partner = "pp1") {
    cost made = costing(std::move(id), amount);
    made.claim = claim;
    made.partner = std::move(partner);
    return made;
}

} // namespace

TEST_CASE("the seed project is split partner by partner, cut to the cent", "[assess][funding]") {
    small_project project{in_claim("1", 12'325.48_eur, 1), in_claim("2", 11'400_eur, 1, "pp2")};
    project.add_partner("pp2");
    project.plan("pp1", 12'325.48_eur);
    project.plan("pp2", 11'400_eur);
    const auto result = project.against({paying()});
    // 0.85 x 12 325.48 = 10 476.658 -> 10 476.65; 0.85 x 11 400 = 9 690.00.
    CHECK(planned_by(result) == "ERDF 20166.65, own 3558.83");
    CHECK(claimed_by(result) == "ERDF 20166.65, own 3558.83");
    CHECK(result.totals.planned == 23'725.48_eur);
    CHECK(result.findings.empty());
}

TEST_CASE("who pays is what a rule says, wherever it stands in the book", "[assess][funding]") {
    small_project project;
    project.plan("pp1", 1000_eur);
    CHECK(planned_by(project.against({paying(), capping(500_eur)})) == "ERDF 500.00, own 500.00");
    CHECK(planned_by(project.against({capping(500_eur), paying()})) == "ERDF 500.00, own 500.00");
}

TEST_CASE("of several caps the smallest binds", "[assess][funding]") {
    small_project project;
    project.plan("pp1", 1000_eur);
    CHECK(planned_by(project.against({capping(600_eur), paying(), capping(500_eur)})) ==
          "ERDF 500.00, own 500.00");
}

TEST_CASE("a cap that only memory knows lowers nothing", "[assess][funding]") {
    small_project project;
    project.plan("pp1", 1000_eur);
    rule remembered = capping(500_eur);
    remembered.cites = {citation::unverified("500 EUR, from memory")};
    CHECK(planned_by(project.against({paying(), remembered})) == "ERDF 850.00, own 150.00");
}

TEST_CASE("a cap in another currency leaves the funding undetermined", "[assess][funding]") {
    small_project project{costing("c", 100_eur)};
    project.plan("pp1", 1000_eur);
    const auto result = project.against({paying(), capping(500'000_czk)});
    CHECK(findings_of(result) == lines{"CAP on project: undetermined"});
    CHECK(claimed_by(result) == "undetermined");
    CHECK(totals_of(result) == "100.00 = 0.00 + 0.00 + 100.00");
}

TEST_CASE("the state budget follows a source that a cap lowers", "[assess][funding]") {
    small_project project;
    project.plan("pp1", 39'894.30_eur);
    const auto state =
        paying({{"source", text("SB")}, {"rate", rate::of(5, 85)}, {"of", text("ERDF")}}, "STATE");
    // 20 000 x 5 / 85 = 1 176.470.. -> 1 176.47, not 5 % of the total.
    CHECK(planned_by(project.against({paying(), state, capping(20'000_eur)})) ==
          "ERDF 20000.00, SB 1176.47, own 18717.83");
}

TEST_CASE("a cap over two partners divides as the rule says, or not at all", "[assess][funding]") {
    small_project project{costing("c", 100_eur)};
    project.add_partner("pp2");
    project.plan("pp1", 3000_eur);
    project.plan("pp2", 1000_eur);
    const auto with = [&](const values& more) {
        return project.against({paying(more), capping(1000_eur)});
    };
    const auto paid_to = [](const assessment& result, std::size_t part) {
        return result.planned->parts.at(part).paid.at(0);
    };
    SECTION("proportionally") {
        // 2550 : 850 of 1000
        const auto result =
            with({{"cap_division", text("proportional")}, {"cap_in_claims", text("fraction")}});
        CHECK(paid_to(result, 0) == 750_eur);
        CHECK(paid_to(result, 1) == 250_eur);
        CHECK(result.findings.empty());
    }
    SECTION("in order") {
        const auto result =
            with({{"cap_division", text("in_order")}, {"cap_in_claims", text("fraction")}});
        CHECK(paid_to(result, 0) == 1000_eur);
        CHECK(paid_to(result, 1) == 0_eur);
        CHECK(result.findings.empty());
    }
    SECTION("undecided") {
        const auto result = with({});
        CHECK(findings_of(result) == lines{"RATE on project: undetermined"});
        CHECK(message_of(result) ==
              "fact missing: parameter cap_division: the cap of ERDF binds over several "
              "partners, and no source says how it divides");
        CHECK_FALSE(result.planned);
        CHECK(totals_of(result) == "100.00 = 0.00 + 0.00 + 100.00");
    }
}

TEST_CASE("only the source whose cap binds is undetermined", "[assess][funding]") {
    small_project project;
    project.add_partner("pp2");
    project.plan("pp1", 3000_eur);
    project.plan("pp2", 1000_eur);
    const auto state =
        paying({{"source", text("SB")}, {"rate", rate::of(5, 85)}, {"of", text("ERDF")}}, "STATE");
    CHECK(findings_of(project.against({paying(), state, capping(1000_eur)})) ==
          lines{"RATE on project: undetermined"});
}

TEST_CASE("claims of a capped project follow the fraction, the full rate, or nobody's guess",
          "[assess][funding]") {
    small_project project{in_claim("1", 600_eur, 1), in_claim("2", 400_eur, 2)};
    project.declared.claims.push_back({2, {}});
    project.plan("pp1", 1000_eur);
    const auto with = [&](const values& more) {
        return project.against({paying(more), capping(500_eur)});
    };
    SECTION("the exact fraction cap / total") {
        const auto result = with({{"cap_in_claims", text("fraction")}});
        REQUIRE(result.claims.size() == 2);
        CHECK(result.claims[0].paid[0] == 300_eur); // 600 x 500 / 1000
        CHECK(result.claims[1].paid[0] == 200_eur);
        CHECK(claimed_by(result) == "ERDF 500.00, own 500.00");
    }
    SECTION("the full rate until the cap is used up") {
        const auto result = with({{"cap_in_claims", text("full_until_cap")}});
        REQUIRE(result.claims.size() == 2);
        CHECK(result.claims[0].paid[0] == 500_eur); // 510 at 85 %, capped
        CHECK(result.claims[1].paid[0] == 0_eur);
    }
    SECTION("undecided: who pays the claims is undetermined, and it is said") {
        const auto result = with({});
        CHECK(findings_of(result) == lines{"RATE on project: undetermined"});
        CHECK(message_of(result) ==
              "fact missing: parameter cap_in_claims: the cap of ERDF binds, and no source "
              "says at which rate claims are paid then");
        CHECK(planned_by(result) == "ERDF 500.00, own 500.00");
        CHECK(claimed_by(result) == "undetermined");
        CHECK(result.has_objections());
    }
    SECTION("undecided, but nothing is claimed yet") {
        project.declared.costs.clear();
        const auto result = with({});
        CHECK(result.findings.empty());
        CHECK(planned_by(result) == "ERDF 500.00, own 500.00");
    }
}

TEST_CASE("a cap that claims reach and nobody divides leaves them undetermined",
          "[assess][funding]") {
    // The plan is below the cap; more is declared than was planned.
    small_project project{in_claim("1", 700_eur, 1), in_claim("2", 700_eur, 1, "pp2")};
    project.add_partner("pp2");
    project.plan("pp1", 500_eur);
    project.plan("pp2", 500_eur);
    const auto result = project.against({paying(), capping(900_eur)});
    CHECK(planned_by(result) == "ERDF 850.00, own 150.00");
    CHECK(findings_of(result) == lines{"RATE on project: undetermined"});
    CHECK(claimed_by(result) == "undetermined");
    CHECK(totals_of(result) == "1400.00 = 0.00 + 0.00 + 1400.00");
}

TEST_CASE("claims are split each by itself or as the whole so far", "[assess][funding]") {
    small_project project{in_claim("1", 0.51_eur, 1), in_claim("2", 0.51_eur, 2),
                          in_claim("3", 0.51_eur, 3)};
    const auto by = [&](std::string mode) {
        return project.against({paying({{"claims", text(std::move(mode))}})});
    };
    // 0.85 x 0.51 = 0.4335, x 1.02 = 0.867, x 1.53 = 1.3005.
    const auto each = by("per_claim");
    CHECK(each.claims.at(0).paid[0] == 0.43_eur);
    CHECK(each.claims.at(1).paid[0] == 0.43_eur);
    CHECK(each.claims.at(2).paid[0] == 0.43_eur);
    CHECK(claimed_by(each) == "ERDF 1.29, own 0.24");
    const auto whole = by("cumulative");
    CHECK(whole.claims.at(0).paid[0] == 0.43_eur);
    CHECK(whole.claims.at(1).paid[0] == 0.43_eur);
    CHECK(whole.claims.at(2).paid[0] == 0.44_eur);
    CHECK(claimed_by(whole) == "ERDF 1.30, own 0.23");
    CHECK(whole.claim_numbers == std::vector<int64_t>{1, 2, 3});
}

TEST_CASE("the level says what is cut before it is added", "[assess][funding]") {
    small_project project{in_claim("1", 0.51_eur, 1), in_claim("2", 0.51_eur, 1),
                          in_claim("3", 0.51_eur, 1, "pp2")};
    project.add_partner("pp2");
    const auto by = [&](std::string level) {
        return claimed_by(project.against({paying({{"rounding.level", text(std::move(level))}})}));
    };
    CHECK(by("item") == "ERDF 1.29, own 0.24");    // 3 x 0.4335
    CHECK(by("partner") == "ERDF 1.29, own 0.24"); // 0.867 and 0.4335
    CHECK(by("project") == "ERDF 1.30, own 0.23"); // 1.3005
    project.declared.costs[2].partner = "pp1";
    CHECK(by("partner") == "ERDF 1.30, own 0.23");
}

TEST_CASE("open and refused money is not split", "[assess][funding]") {
    const small_project project{costing("a", 100_eur, {{"nature", words({})}}),
                                costing("b", 50_eur),
                                costing("c", 20_eur, {{"nature", words({"fine"})}})};
    const auto fines = rule_of("FINES", kinds::excluded_cost,
                               {{"natures", words({"fine"})}, {"effect", text("exclude")}});
    const auto result = project.against({paying(), fines});
    CHECK(totals_of(result) == "170.00 = 100.00 + 20.00 + 50.00");
    CHECK(claimed_by(result) == "ERDF 85.00, own 15.00");
}

TEST_CASE("a source that pays some partners only is not paid to the others", "[assess][funding]") {
    small_project project{in_claim("1", 100_eur, 1), in_claim("2", 100_eur, 1, "pp2")};
    project.add_partner("pp2", {{"country", text("CZ")}});
    project.agreed.partners[0].known.set("country", text("PL"));
    rule state = paying({{"source", text("SB")}, {"rate", 5_percent}}, "STATE");
    state.where.all = {{"country", {text("PL")}, false, {}, {}}};
    SECTION("partner by partner") {
        CHECK(claimed_by(project.against({paying(), state})) == "ERDF 170.00, SB 5.00, own 25.00");
    }
    SECTION("where no partner is meant, it is no source of this project") {
        project.agreed.partners[0].known.set("country", text("SK"));
        CHECK(claimed_by(project.against({paying(), state})) == "ERDF 170.00, own 30.00");
    }
    SECTION("where it is unknown who is meant, nobody's funding is known") {
        project.agreed.partners[0].known.erase("country");
        const auto result = project.against({paying(), state});
        CHECK(message_of(result) == "fact missing: country of partner pp1");
        CHECK(claimed_by(result) == "undetermined");
    }
    SECTION("a project that is split as a whole cannot have it") {
        rule erdf = paying({{"rounding.level", text("project")}});
        state.rows[0].values.set("rounding.level", text("project"));
        CHECK_THROWS_AS(project.against({erdf, state}), rulebook_error);
    }
}

TEST_CASE("a rate that nobody stated is asked for", "[assess][funding]") {
    small_project project{costing("c", 100_eur)};
    rule open = paying();
    open.rows[0].values.erase("rate");
    open.rows[0].asks.push_back({"rate", "erdf_rate"});
    SECTION("not answered: undetermined, whatever the rule rests on") {
        open.cites = {citation::unverified("from memory")};
        const auto result = project.against({open});
        CHECK(findings_of(result) == lines{"RATE on project: undetermined"});
        CHECK(claimed_by(result) == "undetermined");
        CHECK(totals_of(result) == "100.00 = 0.00 + 0.00 + 100.00");
    }
    SECTION("answered") {
        project.agreed.parameters["erdf_rate"] = {{80_percent}, "contract"};
        CHECK(claimed_by(project.against({open})) == "ERDF 80.00, own 20.00");
    }
    SECTION("answered by none: no such source") {
        project.agreed.parameters["erdf_rate"] = {{}, "the contract names none"};
        CHECK(claimed_by(project.against({open})) == "undetermined");
    }
    SECTION("answered by something that is no rate") {
        project.agreed.parameters["erdf_rate"] = {{text("much")}, "contract"};
        CHECK_THROWS_AS(project.against({open}), rulebook_error);
    }
}

TEST_CASE("sources that contradict each other are an error of the rulebook, at its rule",
          "[assess][funding]") {
    small_project project{costing("c", 100_eur)};
    rule second = paying({{"source", text("SB")}, {"rate", 16_percent}}, "STATE");
    second.at = {"book.toml", 12, 1};
    SECTION("more than 100 %") {
        CHECK_THROWS_WITH(project.against({paying(), second}),
                          Catch::Matchers::Contains("book.toml:12:1: found rule STATE") &&
                              Catch::Matchers::Contains("100 %"));
    }
    SECTION("exactly 100 %") {
        second.rows[0].values.set("rate", 15_percent);
        CHECK(claimed_by(project.against({paying(), second})) == "ERDF 85.00, SB 15.00, own 0.00");
    }
    second.rows[0].values.set("rate", 5_percent);
    SECTION("one name twice") {
        second.rows[0].values.set("source", text("ERDF"));
        CHECK_THROWS_AS(project.against({paying(), second}), rulebook_error);
    }
    SECTION("a share of a source that does not stand before it") {
        second.rows[0].values.set("of", text("EFRR"));
        CHECK_THROWS_AS(project.against({paying(), second}), rulebook_error);
    }
    SECTION("the rest to two owners") {
        second.rows[0].values.set("rounding.residual_to", text("other"));
        CHECK_THROWS_AS(project.against({paying(), second}), rulebook_error);
    }
    SECTION("two levels") {
        second.rows[0].values.set("rounding.level", text("item"));
        CHECK_THROWS_AS(project.against({paying(), second}), rulebook_error);
    }
    SECTION("two modes of claims") {
        second.rows[0].values.set("claims", text("per_claim"));
        CHECK_THROWS_AS(project.against({paying(), second}), rulebook_error);
    }
    SECTION("two divisions of a cap") {
        second.rows[0].values.set("cap_division", text("in_order"));
        CHECK_NOTHROW(project.against({paying(), second}));
        CHECK_THROWS_AS(project.against({paying({{"cap_division", text("proportional")}}), second}),
                        rulebook_error);
    }
    SECTION("two rates of capped claims") {
        second.rows[0].values.set("cap_in_claims", text("fraction"));
        CHECK_THROWS_AS(
            project.against({paying({{"cap_in_claims", text("full_until_cap")}}), second}),
            rulebook_error);
    }
}

TEST_CASE("each source names the rule and what its rounding rests on", "[assess][funding]") {
    const small_project project{costing("c", 100_eur)};
    const auto result = project.against({paying()});
    const auto& basis = result.terms.basis.at("ERDF");
    CHECK(basis.rule == "RATE");
    CHECK(basis.rounding == citation_kind::observation);
    CHECK(basis.cites.at(0) == citation::law("Regulation 1", "Art 1"));
}

TEST_CASE("a credit note in a later claim takes back what was paid", "[assess][funding]") {
    small_project project{in_claim("1", 0.51_eur, 1), in_claim("2", -0.51_eur, 2)};
    project.declared.costs[1].known.set("credit_note_for", text("1"));
    const auto result = project.against({paying()});
    CHECK(result.claims.at(0).paid[0] == 0.43_eur);
    CHECK(result.claims.at(1).paid[0] ==
          -0.43_eur); // the difference of splits, not the floor of -0.4335
    CHECK(claimed_by(result) == "ERDF 0.00, own 0.00");
}

TEST_CASE("a cost of a partner whom the agreement does not name is funded all the same",
          "[assess][funding]") {
    auto stranger = costing("c", 100_eur);
    stranger.partner = "nobody";
    const small_project project{costing("a", 100_eur), stranger};
    CHECK(claimed_by(project.against({paying()})) == "ERDF 170.00, own 30.00");
}

TEST_CASE("a budget of nobody in particular is planned as everybody's", "[assess][funding]") {
    // A cap of 40 on a plan of 100: claims are paid at 40 %, whoever the budget stands with.
    for (const std::string of : {"", "pp1"}) {
        CAPTURE(of);
        small_project project{in_claim("c", 50_eur, 1)};
        project.plan(of, 100_eur);
        const auto result =
            project.against({paying({{"cap_in_claims", text("fraction")}}), capping(40_eur)});
        CHECK(planned_by(result) == "ERDF 40.00, own 60.00");
        CHECK(claimed_by(result) == "ERDF 20.00, own 30.00");
    }
}

TEST_CASE("a cap that lowered one claim lowered what all come to", "[assess][funding]") {
    small_project project{in_claim("1", 200_eur, 1), in_claim("2", 0_eur, 2)};
    project.declared.claims.push_back({2, {}});
    project.plan("pp1", 1000_eur);
    const auto result = project.against(
        {paying({{"claims", text("per_claim")}, {"cap_in_claims", text("full_until_cap")}}),
         capping(100_eur)});
    REQUIRE(result.claims.size() == 2);
    CHECK(result.claims[0].capped[0]);
    CHECK(result.claimed->capped[0]);
}

TEST_CASE("where no rule of funding is in force, who pays is undetermined", "[assess][funding]") {
    rule ended = paying();
    ended.anchor = "contract_signed";
    ended.rows[0].valid = {on("2027-01-01"), on("2028-01-01")};
    small_project project{costing("c", 100_eur)};
    project.agreed.known.set("contract_signed", on("2027-12-31"));
    CHECK(claimed_by(project.against({ended})) == "ERDF 85.00, own 15.00");
    project.agreed.known.set("contract_signed", on("2028-01-01"));
    const auto result = project.against({ended});
    CHECK(claimed_by(result) == "undetermined");
    CHECK(findings_of(result) == lines{"RATE on project: undetermined"});
    CHECK(totals_of(result) == "100.00 = 0.00 + 0.00 + 100.00");
}
