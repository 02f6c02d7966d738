#include "grant/interreg_plans.hpp"
#include "support/catch.hpp"

#include <cofin/grant/claim_funding.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("per claim cents drift, cumulatively they do not", "[funding][claims]") {
    const std::vector<std::vector<funding_part>> claims(3, {{"pl", 10.03_eur}}); // 8.5255 each
    const auto each = *split_claims(erdf(), claims, claim_mode::per_claim);
    const auto whole = *split_claims(erdf(), claims, claim_mode::cumulative);
    CHECK(moneys{each[0].paid[0], each[1].paid[0], each[2].paid[0]} ==
          moneys{8.52_eur, 8.52_eur, 8.52_eur});
    CHECK(moneys{whole[0].paid[0], whole[1].paid[0], whole[2].paid[0]} ==
          moneys{8.52_eur, 8.53_eur, 8.52_eur});
    CHECK(erdf().split(30.09_eur).paid[0] == 25.57_eur);
    for (const auto& claim : whole) {
        CHECK(claim.total == 10.03_eur);
        CHECK(claim.paid[0] + claim.residual == 10.03_eur);
        CHECK(claim.parts[0].paid[0] + claim.parts[0].residual == 10.03_eur);
    }
}

TEST_CASE("claims share the caps in either mode", "[funding][claims][cap]") {
    const std::vector<std::vector<funding_part>> claims{
        {{"pl", 15'000_eur}}, {{"pl", 15'000_eur}}, {{"pl", 100_eur}}};
    for (const auto mode : {claim_mode::per_claim, claim_mode::cumulative}) {
        const auto splits = *split_claims(erdf(20'000_eur), claims, mode);
        CHECK(splits[0].paid[0] == 12'750_eur);
        CHECK(splits[1].paid[0] == 7'250_eur);
        CHECK(splits[2].paid[0] == 0_eur);
        CHECK(splits[1].capped[0]);
        CHECK(splits[2].residual == 100_eur);
    }
}

TEST_CASE("a credit note makes room below the cap for later claims", "[funding][claims][cap]") {
    const std::vector<std::vector<funding_part>> claims{
        {{"pl", 25'000_eur}}, {{"pl", -(10'000_eur)}}, {{"pl", 12'000_eur}}};
    const auto each = *split_claims(erdf(20'000_eur), claims, claim_mode::per_claim);
    CHECK(moneys{each[0].paid[0], each[1].paid[0], each[2].paid[0]} ==
          moneys{20'000_eur, -(8'500_eur), 8'500_eur});
    const auto whole = *split_claims(erdf(20'000_eur), claims, claim_mode::cumulative);
    CHECK(moneys{whole[0].paid[0], whole[1].paid[0], whole[2].paid[0]} ==
          moneys{20'000_eur, -(7'250_eur), 7'250_eur});
}

TEST_CASE("partners and items may join in a later claim", "[funding][claims]") {
    const std::vector<std::vector<funding_part>> claims{
        {{"pl", 10.03_eur}},
        {{"cz", 10.03_eur}, {"pl", 10.03_eur}},
        {{"pl", 10.03_eur, "one item"}, {"pl", -(10.03_eur)}}};
    const auto whole = *split_claims(microproject(), claims, claim_mode::cumulative);
    CHECK(whole[0].parts.size() == 1);
    CHECK(paid_by(0, whole[1]) == moneys{8.53_eur, 8.52_eur});
    CHECK(paid_by(0, whole[2]) == moneys{-(8.53_eur), 0_eur, 8.52_eur});
    CHECK(whole[2].total == 0_eur);
    CHECK(split_claims(erdf(), {}, claim_mode::cumulative)->empty());
    CHECK(split_claims(erdf(), {}, claim_mode::per_claim)->empty());
    CHECK(claim_mode_names[static_cast<std::size_t>(claim_mode::cumulative)] == "cumulative");
}

TEST_CASE("claims whose cap nobody divided are undetermined", "[funding][claims][cap]") {
    const std::vector<std::vector<funding_part>> claims{{{"pl", 20'000_eur}, {"cz", 10'000_eur}}};
    CHECK_FALSE(split_claims(erdf(20'000_eur), claims, claim_mode::per_claim).has_value());
    CHECK_FALSE(split_claims(erdf(20'000_eur), claims, claim_mode::cumulative).has_value());
}

TEST_CASE("parts of one partner may be shown together, each cut by itself", "[funding][claims]") {
    // 85 % of 1.01 is 0.8585: three are 2.55, one of 3.03 would be 2.57
    const std::vector<std::vector<funding_part>> claims{
        {{"pl", 1.01_eur, "a"}, {"cz", 2.02_eur, "b"}, {"pl", 1.01_eur, "c"}},
        {{"pl", 1.01_eur, "d"}}};
    for (const auto mode : {claim_mode::per_claim, claim_mode::cumulative}) {
        const auto given = *split_claims(erdf(), claims, mode);
        const auto shown = *split_claims(erdf(), claims, mode, split_parts::by_partner);
        CHECK(given[0].parts.size() == 3);
        REQUIRE(shown[0].parts.size() == 2);
        CHECK(shown[0].parts[0].partner == "pl");
        CHECK(paid_by(0, shown[0]) == moneys{1.70_eur, 1.71_eur});
        CHECK(shown[0].parts[0].residual == 0.32_eur);
        CHECK(shown[0].paid == given[0].paid);
        CHECK(shown[1].paid[0] == 0.85_eur);
    }
}
