#include "grant/interreg_plans.hpp"
#include "support/catch.hpp"

#include <cofin/grant/funding.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

moneys residuals(const funding_split& split) {
    moneys left;
    for (const auto& part : split.parts)
        left.push_back(part.residual);
    return left;
}

std::string refusal(std::vector<funding_source> sources) {
    try {
        funding(std::move(sources), "own");
    } catch (const std::invalid_argument& problem) {
        return problem.what();
    }
    return "none";
}

} // namespace

TEST_CASE("the seed: ERDF is cut down to the cent, the own contribution takes the rest",
          "[funding]") {
    const funding plan({{.name = "ERDF", .share = 85_percent}}, "own");
    CHECK(plan.split(23'725.48_eur).paid[0] == 20'166.65_eur);

    const auto split = plan.split(23'725.48_eur);
    CHECK(split.residual == 3'558.83_eur);
    CHECK(split.total == 23'725.48_eur);
    CHECK(split.capped == std::vector{false});
    CHECK(plan.residual() == "own");
    CHECK(plan.sources().front().name == "ERDF");
    CHECK(plan.division() == cap_division::undecided);
}

TEST_CASE("each source is cut by its own mode", "[funding]") {
    const funding plan({{.name = "ERDF", .share = 50_percent, .how = rounding::floor},
                        {.name = "region", .share = 25_percent, .how = rounding::half_up}},
                       "own");
    const auto split = plan.split(0.03_eur); // 1.5 and 0.75 cents
    CHECK(split.paid == moneys{0.01_eur, 0.01_eur});
    CHECK(split.residual == 0.01_eur);
}

TEST_CASE("parts are cut before they are added, and the residual keeps their cents", "[funding]") {
    const std::vector<funding_part> partners{{"pl", 12'325.47_eur}, {"cz", 11'400.01_eur}};
    const auto split = *erdf().split(partners);
    CHECK(paid_by(0, split) == moneys{10'476.64_eur, 9'690.00_eur}); // 10 476.6495 and 9 690.0085
    CHECK(split.paid[0] == 20'166.64_eur); // a cent below the cut of the sum
    CHECK(residuals(split) == moneys{1'848.83_eur, 1'710.01_eur});
    CHECK(split.residual == 3'558.84_eur);
    CHECK(split.parts[1].partner == "cz");
}

TEST_CASE("finer levels leave more cents to the residual", "[funding]") {
    const std::vector<funding_part> items{
        {"pl", 10.03_eur, "a"}, {"pl", 10.03_eur, "b"}, {"cz", 10.03_eur, "c"}};
    const std::vector<funding_part> partners{{"pl", 20.06_eur}, {"cz", 10.03_eur}};
    CHECK(erdf().split(items)->paid[0] == 25.56_eur);    // 3 x 8.52
    CHECK(erdf().split(partners)->paid[0] == 25.57_eur); // 17.05 + 8.52
    CHECK(erdf().split(30.09_eur).paid[0] == 25.57_eur); // 25.5765
    CHECK(split_level_names[static_cast<std::size_t>(split_level::partner)] == "partner");
}

TEST_CASE("a cap is reached at its cent", "[funding][cap]") {
    const auto [cap, paid, binds] = GENERATE(table<money, money, bool>(
        {{20'166.64_eur, 20'166.64_eur, true}, // below the uncapped 20 166.65
         {20'166.65_eur, 20'166.65_eur, false},
         {20'166.66_eur, 20'166.65_eur, false}}));
    const auto split = erdf(cap).split(23'725.48_eur);
    CHECK(split.paid[0] == paid);
    CHECK(split.capped[0] == binds);
    CHECK(split.residual == 23'725.48_eur - paid);
}

TEST_CASE("a source that depends on a capped one follows it", "[funding][cap]") {
    const std::vector<funding_part> pl{{"pl", 39'894.30_eur}};
    const auto split = *microproject(20'000_eur).split(pl);
    CHECK(split.paid == moneys{20'000_eur, 1'176.47_eur}); // 5/85 of 20 000, not 5 % of the total
    CHECK(split.residual == 18'717.83_eur);
    CHECK(split.capped == std::vector{true, false});
}

TEST_CASE("a source pays only its partners", "[funding]") {
    const std::vector<funding_part> partners{{"pl", 12'325.48_eur}, {"cz", 11'400.00_eur}};
    const auto split = *microproject().split(partners);
    CHECK(paid_by(0, split) == moneys{10'476.65_eur, 9'690.00_eur});
    CHECK(paid_by(1, split) == moneys{616.27_eur, 0_eur}); // 616.2735...
    CHECK(residuals(split) == moneys{1'232.56_eur, 1'710.00_eur});
    // an amount that is nobody's gets nothing from it
    CHECK(microproject().split(100_eur).paid == moneys{85_eur, 0_eur});
}

TEST_CASE("a cap over several partners divides only as the call says", "[funding][cap]") {
    const std::vector<funding_part> partners{{"pl", 20'000_eur}, {"cz", 10'000_eur}};
    // uncapped 17 000 and 8 500
    CHECK_FALSE(erdf(20'000_eur).split(partners).has_value());
    CHECK(erdf(25'500_eur).split(partners)->paid[0] == 25'500_eur);

    const auto by_share = *erdf(20'000_eur, cap_division::proportional).split(partners);
    CHECK(paid_by(0, by_share) == moneys{13'333.33_eur, 6'666.67_eur});
    CHECK(residuals(by_share) == moneys{6'666.67_eur, 3'333.33_eur});

    const auto in_turn = *erdf(20'000_eur, cap_division::in_order).split(partners);
    CHECK(paid_by(0, in_turn) == moneys{17'000_eur, 3'000_eur});
    CHECK(residuals(in_turn) == moneys{3'000_eur, 7'000_eur});
    CHECK(in_turn.residual == 10'000_eur);

    const auto nothing = *erdf(0_eur, cap_division::proportional).split(partners);
    CHECK(paid_by(0, nothing) == moneys{0_eur, 0_eur});
    CHECK(nothing.capped[0]);
}

TEST_CASE("a cap that only one part can reach needs no division", "[funding][cap]") {
    const funding plan({{.name = "ERDF", .share = 85_percent},
                        {.name = "SB", .share = 5_percent, .cap = 100_eur, .partners = {"pl"}}},
                       "own");
    const std::vector<funding_part> partners{{"pl", 10'000_eur}, {"cz", 10'000_eur}};
    CHECK(paid_by(1, *plan.split(partners)) == moneys{100_eur, 0_eur});
}

TEST_CASE("a credit note keeps what it gives back when the cap binds", "[funding][cap]") {
    // uncapped 17 000, -850 and 8 500: the two that are paid share 20 000 + 850
    const std::vector<funding_part> items{
        {"pl", 20'000_eur, "a"}, {"pl", -(1'000_eur), "b"}, {"cz", 10'000_eur, "c"}};
    const auto by_share = *erdf(20'000_eur, cap_division::proportional).split(items);
    CHECK(paid_by(0, by_share) == moneys{13'900_eur, -(850_eur), 6'950_eur});
    CHECK(by_share.paid[0] == 20'000_eur);
    const auto in_turn = *erdf(20'000_eur, cap_division::in_order).split(items);
    CHECK(paid_by(0, in_turn) == moneys{17'000_eur, -(850_eur), 3'850_eur});
    CHECK(in_turn.residual == 9'000_eur);

    const std::vector<funding_part> one{{"pl", 20'000_eur, "a"}, {"pl", -(1'000_eur), "b"}};
    CHECK(paid_by(0, *erdf(10'000_eur).split(one)) == moneys{10'850_eur, -(850_eur)});
}

TEST_CASE("a negative amount is split by the same law", "[funding]") {
    const auto floored = erdf().split(-(100.01_eur)); // 85.0085
    CHECK(floored.paid[0] == -(85.01_eur));
    CHECK(floored.residual == -(15.00_eur));
    const funding cut({{.name = "ERDF", .share = 85_percent, .how = rounding::down}}, "own");
    CHECK(cut.split(-(100.01_eur)).paid[0] == -(85.00_eur));
    CHECK(cut.split(-(100.01_eur)).residual == -(15.01_eur));
    CHECK_FALSE(erdf(20'000_eur).split(-(100_eur)).capped[0]);
}

TEST_CASE("a correction is the difference of two splits", "[funding]") {
    const auto before = erdf().split(23'725.48_eur);
    const auto after = erdf().split(23'625.48_eur);
    CHECK(after.paid[0] == 20'081.65_eur);
    CHECK(after.residual == 3'543.83_eur);
    CHECK(before.paid[0] - after.paid[0] == 85_eur);
    // the stand-alone cut of minus 0.50 would take 43 cents back, the difference takes 42
    const auto lower = erdf().split(23'724.98_eur);
    CHECK(before.paid[0] - lower.paid[0] == 0.42_eur);
    CHECK(erdf().split(-(0.50_eur)).paid[0] == -(0.43_eur));
}

TEST_CASE("sources may pay the whole, not more", "[funding][error]") {
    CHECK(refusal({{.name = "A", .share = 85_percent}, {.name = "B", .share = 14.99_percent}}) ==
          "none");
    CHECK(refusal({{.name = "A", .share = 85_percent}, {.name = "B", .share = 15_percent}}) ==
          "none");
    CHECK(refusal({{.name = "A", .share = 85_percent}, {.name = "B", .share = 15.01_percent}}) ==
          "the sources of funding exceed 100 % of the eligible amount: 100.01 %");
    // of another source: 85 % + 5/85 of it + 10 % are the whole
    CHECK(refusal({{.name = "A", .share = 85_percent},
                   {.name = "B", .share = rate::of(5, 85), .of = "A"},
                   {.name = "C", .share = 10_percent}}) == "none");
    // of different partners: each has 90 %, though the rates add up to 95 %
    CHECK(refusal({{.name = "A", .share = 85_percent},
                   {.name = "B", .share = 15_percent, .partners = {"pl"}},
                   {.name = "C", .share = 15_percent, .partners = {"cz"}}}) == "none");
    CHECK(refusal({{.name = "A", .share = 85_percent},
                   {.name = "B", .share = 10_percent, .partners = {"pl"}},
                   {.name = "C", .share = 10_percent, .partners = {"pl"}}}) != "none");
}

TEST_CASE("sources have names of their own and depend on earlier ones", "[funding][error]") {
    CHECK(refusal({{.name = "", .share = 85_percent}}) == "a source of funding has no name");
    CHECK(refusal({{.name = "own", .share = 85_percent}}) == "two sources are called own");
    CHECK(refusal({{.name = "A", .share = 40_percent}, {.name = "A", .share = 40_percent}}) ==
          "two sources are called A");
    CHECK(refusal({{.name = "A", .share = 40_percent, .of = "B"},
                   {.name = "B", .share = 40_percent}}) ==
          "source A depends on B, which no earlier source is called");
    CHECK(refusal({{.name = "A", .share = 40_percent, .of = "A"}}) ==
          "source A depends on A, which no earlier source is called");
    CHECK(refusal({{.name = "A", .share = 40_percent, .cap = -(0.01_eur)}}) ==
          "the cap of source A is negative");
}

TEST_CASE("amounts and caps of two currencies are not split together", "[funding][error]") {
    const std::vector<funding_part> mixed{{"pl", 1_eur}, {"cz", 1_czk}};
    CHECK_THROWS_AS(erdf().split(mixed), currency_mismatch);
    CHECK_THROWS_AS(erdf(1_czk).split(1_eur), currency_mismatch);
    CHECK_THROWS_AS(erdf().split(std::vector<funding_part>{}), std::invalid_argument);
}

TEST_CASE("without sources all is the residual's", "[funding]") {
    const auto split = funding({}, "own").split(10_eur);
    CHECK(split.paid.empty());
    CHECK(split.residual == 10_eur);
}

TEST_CASE("a cap that binds on the plan lowers the rate to cap / total", "[funding][cap]") {
    const std::vector<funding_part> planned{{"pl", 39'894.30_eur}};
    const auto lowered = *microproject(20'000_eur).at_effective_rates(planned);
    CHECK(lowered.sources()[0].share == rate::of(2'000'000, 3'989'430));
    CHECK(lowered.sources()[1].share == rate::of(5, 85));
    CHECK(lowered.split(planned)->paid == microproject(20'000_eur).split(planned)->paid);
    // half of the plan gets half of the cap, where the full rate would reach 16 955.07
    const std::vector<funding_part> half{{"pl", 19'947.15_eur}};
    CHECK(lowered.split(half)->paid[0] == 10'000_eur);
    CHECK(microproject(20'000_eur).split(half)->paid[0] == 16'955.07_eur);
}

TEST_CASE("a cap that does not bind leaves the rate, an undecided one leaves nothing",
          "[funding][cap]") {
    const std::vector<funding_part> small{{"pl", 100_eur}};
    CHECK(erdf(85_eur).at_effective_rates(small)->sources()[0].share == 85_percent);
    const std::vector<funding_part> partners{{"pl", 20'000_eur}, {"cz", 10'000_eur}};
    CHECK_FALSE(erdf(20'000_eur).at_effective_rates(partners).has_value());
}

TEST_CASE("lowered rates of very large plans need not add up in 64 bits", "[funding][cap]") {
    const funding plan(
        {{.name = "A", .share = 50_percent, .cap = 999'999'999.99_eur},
         {.name = "B", .share = 40_percent, .cap = 99'999'999.97_eur, .partners = {"pl"}}},
        "own", cap_division::proportional);
    const std::vector<funding_part> planned{{"pl", 70'000'000'000.01_eur},
                                            {"cz", 30'000'000'000.06_eur}};
    const auto lowered = plan.at_effective_rates(planned);
    REQUIRE(lowered.has_value());
    CHECK(lowered->sources()[0].share == rate::of(99'999'999'999, 10'000'000'000'007));
    CHECK(lowered->sources()[1].share == rate::of(9'999'999'997, 7'000'000'000'001));
}

TEST_CASE("what was paid is taken off the caps", "[funding][cap]") {
    const auto rest = erdf(20'000_eur).after(moneys{12'750_eur});
    CHECK(rest.sources()[0].cap == 7'250_eur);
    CHECK(erdf(20'000_eur).after(moneys{20'000.01_eur}).sources()[0].cap == 0_eur);
    CHECK(erdf(20'000_eur).after(moneys{-(1_eur)}).sources()[0].cap == 20'001_eur);
    CHECK_FALSE(erdf().after(moneys{1_eur}).sources()[0].cap.has_value());
    CHECK_THROWS_AS(erdf().after({}), std::invalid_argument);
}
