#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule people(const values& row) {
    values all{{"effect", text("judge")}};
    all.insert(all.end(), row.begin(), row.end());
    return rule_of("PEOPLE", kinds::participant_cap, all);
}

// named, since clang 14 takes no consteval literal as a default argument
constexpr money usual_amount = 100_eur;

small_project attended(int64_t count, money amount = usual_amount) {
    return {costing("c", amount, {{"participants", count}})};
}

} // namespace

TEST_CASE("so many people take part, both bounds included", "[kinds][participant_cap]") {
    const auto by = people({{"participants_min", int64_t{5}}, {"participants_max", int64_t{10}}});
    CHECK(attended(5).against({by}).findings.empty());
    CHECK(attended(10).against({by}).findings.empty());
    CHECK(message_of(attended(11).against({by})) == "11 participants, more than 10");
    CHECK(message_of(attended(4).against({by})) == "4 participants, fewer than 5");
}

TEST_CASE("each of them costs at most so much", "[kinds][participant_cap]") {
    const auto by =
        people({{"amount_per_participant_max", 33.33_eur}, {"rounding", text("floor")}});
    CHECK(attended(3, 99.99_eur).against({by}).findings.empty());
    CHECK(findings_of(attended(3).against({by})) == lines{"PEOPLE on c: ineligible -0.01"});
}

TEST_CASE("a number of people that nobody said is missing", "[kinds][participant_cap]") {
    const auto by = people({{"participants_max", int64_t{10}}});
    CHECK(message_of(small_project{costing("c", 1_eur)}.against({by})) ==
          "fact missing: participants");
    CHECK_THROWS_AS(attended(1).against({people({})}), rulebook_error);
}

TEST_CASE("fewer people than nobody are no number of them", "[kinds][participant_cap]") {
    const auto by =
        people({{"amount_per_participant_max", 33.33_eur}, {"rounding", text("floor")}});
    CHECK(message_of(attended(-1).against({by})) == "fact missing: participants");
}
