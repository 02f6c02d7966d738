#include "ledger/one_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("shares are those of the split, parts of nothing left out", "[ledger][shares]") {
    const std::vector<funding_part> parts{{"pl", 100_eur}, {"cz", 50_eur}};
    CHECK(shares_of(microproject(), *microproject().split(parts)) ==
          shares({{"ERDF", 127.50_eur}, {"SB", 5_eur}}, {{"pl", 10_eur}, {"cz", 7.50_eur}}));
    const std::vector<funding_part> none{{"pl", 0_eur}};
    CHECK(shares_of(erdf(), *erdf().split(none)) == shares({}, {}));
    const std::vector<funding_part> items{{"pl", 1.01_eur, "a"}, {"pl", 1.01_eur, "b"}};
    CHECK(shares_of(erdf(), *erdf().split(items)) ==
          shares({{"ERDF", 1.70_eur}}, {{"pl", 0.32_eur}}));
}

TEST_CASE("what is cut over the whole project the lead bears", "[ledger][shares]") {
    const auto whole = erdf().split(23'725.48_eur);
    CHECK(shares_of(erdf(), whole, "pl") ==
          shares({{"ERDF", 20'166.65_eur}}, {{"pl", 3'558.83_eur}}));
    CHECK_THROWS_AS(shares_of(erdf(), whole), std::invalid_argument);
}

TEST_CASE("the change of a correction is a difference of splits, never a cut of what falls",
          "[ledger][correction]") {
    // 85 % of 10.03 is 8.52, of 10.02 it is 8.51; of -0.01, cut down, -0.01
    const auto before = erdf_shares({{"pl", 10.03_eur}});
    CHECK(change(before, erdf_shares({{"pl", 10.02_eur}})) == shares({{"ERDF", -(0.01_eur)}}, {}));
    CHECK(change(before, erdf_shares({{"pl", 10.01_eur}})) == shares({{"ERDF", -(0.02_eur)}}, {}));
    // a cap that binds: what one partner loses the other gains
    const auto capped = erdf(10_eur, cap_division::in_order);
    const auto split = [&](const money& pl) {
        return shares_of(capped,
                         *capped.split(std::vector<funding_part>{{"pl", pl}, {"cz", 10_eur}}));
    };
    CHECK(change(split(10_eur), split(8_eur)) ==
          shares({}, {{"pl", -(0.30_eur)}, {"cz", -(1.70_eur)}}));
}
