#include "report/funding_rows.hpp"

#include "report/assessed.hpp"
#include "support/catch.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("a share is exact, and nothing where there is none", "[funding_rows]") {
    CHECK(rate::parse(exact_share(85_eur, 100_eur)) == 85_percent);
    CHECK(rate::parse(exact_share(1_eur, 3_eur)) == rate::of(1, 3));
    CHECK(rate::parse(exact_share(100_eur, 100_eur)) == 100_percent);
    CHECK(rate::parse(exact_share(0_eur, 100_eur)) == 0_percent);
    CHECK(exact_share(1_eur, 0_eur) == "0 %");
    CHECK(exact_share(-1_eur, 100_eur) == "0 %");
    CHECK(exact_share(-85_eur, -100_eur) == "0 %");
}

TEST_CASE("each source has a row with what it rests on, the residual the last", "[funding_rows]") {
    const reported_project reported;
    const auto rows = funding_rows(reported.result, *reported.result.planned);
    REQUIRE(rows.size() == 2);
    // 0.85 x 12 325.48 = 10 476.658 -> 10 476.65; 0.85 x 11 400 = 9 690.00
    CHECK(rows[0].source == "ERDF");
    CHECK(rows[0].rate == "85 %");
    CHECK(rows[0].amount == 20'166.65_eur);
    CHECK_FALSE(rows[0].cap.has_value());
    CHECK_FALSE(rows[0].capped);
    CHECK(rows[0].rounding == "floor");
    CHECK(rows[0].rounding_basis == "observation");
    CHECK(rows[0].rule == "RATE");
    CHECK(rows[0].cites == std::vector{citation::law("Regulation 1", "Art 1")});
    CHECK(rows[1].source == "own");
    CHECK(rows[1].amount == 3'558.83_eur);
    CHECK(rows[1].rounding == "rest");
    CHECK(rows[1].rule.empty());
    // 3 558.83 / 23 725.48, which is no finite percentage
    CHECK(rows[1].rate == exact_share(3'558.83_eur, 23'725.48_eur));
}

TEST_CASE("a cap that binds shows, one that does not stands beside", "[funding_rows]") {
    using project = reported_project;
    const project bound({project::paying(), project::capping(20'000_eur)});
    const auto rows = funding_rows(bound.result, *bound.result.planned);
    CHECK(rows.at(0).cap == 20'000_eur);
    CHECK(rows.at(0).capped);
    CHECK(rows.at(0).amount == 20'000_eur);
    CHECK(rows.at(1).amount == 3'725.48_eur);
    const project reached({project::paying(), project::capping(20'166.65_eur)});
    CHECK_FALSE(funding_rows(reached.result, *reached.result.planned).at(0).capped);
}

TEST_CASE("a partner's rows are its parts, and all partners' are the whole", "[funding_rows]") {
    const reported_project reported;
    const auto& split = *reported.result.planned;
    const auto first = partner_rows(reported.result, split, "pp1");
    const auto second = partner_rows(reported.result, split, "pp2");
    CHECK(first.at(0).amount == 10'476.65_eur);
    CHECK(first.at(1).amount == 1'848.83_eur);
    CHECK(second.at(0).amount == 9'690_eur);
    CHECK(second.at(1).amount == 1'710_eur);
    CHECK(rate::parse(second.at(1).rate) == 15_percent);
    const auto nobody = partner_rows(reported.result, split, "pp3");
    CHECK(nobody.at(0).amount.is_zero());
    CHECK(nobody.at(1).rate == "0 %");
}
