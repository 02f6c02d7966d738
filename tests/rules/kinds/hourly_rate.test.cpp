#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule hourly(const values& more = {}) {
    values row{{"divisor", int64_t{1720}}, {"rounding", text("floor")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("HOUR", kinds::hourly_rate, row);
}

// 10.00 an hour over 1720 hours; named, since clang 14 takes no consteval literal as a default
constexpr money ten_an_hour = 17'200_eur;

small_project worked(money amount, const char* hours, money annual = ten_an_hour) {
    return {costing("c", amount, {{"hours", decimal::parse(hours)}, {"annual_cost", annual}})};
}

} // namespace

TEST_CASE("hours cost at most the annual cost by 1720, and the hourly rate is not rounded",
          "[kinds][hourly_rate]") {
    CHECK(worked(100_eur, "10").against({hourly()}).findings.empty());
    CHECK(findings_of(worked(100.01_eur, "10").against({hourly()})) ==
          lines{"HOUR on c: ineligible -0.01"});
    // 7 x 20000 / 1720 = 81.395..: rounded to 11.63 an hour it would be 81.41
    CHECK(findings_of(worked(81.41_eur, "7", 20'000_eur).against({hourly()})) ==
          lines{"HOUR on c: ineligible -0.02"});
}

TEST_CASE("hours beyond the limit of a cost do not count", "[kinds][hourly_rate]") {
    const auto by = hourly({{"hours_max", decimal::parse("8")}});
    CHECK(findings_of(worked(100_eur, "10").against({by})) ==
          lines{"HOUR on c: ineligible -20.00"});
}

TEST_CASE("an hourly cost needs its hours and the annual cost", "[kinds][hourly_rate]") {
    const small_project without{costing("c", 1_eur, {{"hours", decimal(1)}})};
    CHECK(message_of(without.against({hourly()})) == "fact missing: annual_cost");
    CHECK(message_of(small_project{costing("c", 1_eur)}.against({hourly()})) ==
          "fact missing: hours");
    CHECK(message_of(worked(1_eur, "1", 1_czk).against({hourly()})) ==
          "fact missing: exchange rate for annual_cost");
}
