#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule diem(const std::string& scheme, money one) {
    return rule_of("DIEM", kinds::per_diem,
                   {{"natures", words({"diem"})},
                    {"unit_max", one},
                    {"scheme", text(scheme)},
                    {"meals", scheme == "abroad" ? words({"15 %", "30 %", "30 %"})
                                                 : words({"25 %", "50 %", "25 %"})},
                    {"rounding", text("floor")}});
}

/// What of a trip is admitted: a cost of 1000 less what was cut.
money admitted(const rule& by, const char* hours, int64_t lunches = 0) {
    const small_project trip{costing("c", 1000_eur,
                                     {{"nature", words({"diem"})},
                                      {"trip_hours", decimal::parse(hours)},
                                      {"breakfasts", int64_t{0}},
                                      {"lunches", lunches},
                                      {"dinners", int64_t{0}}})};
    return trip.against({by}).totals.eligible;
}

} // namespace

TEST_CASE("a trip at home of a day at most counts by its hours", "[kinds][per_diem]") {
    const auto by = diem("domestic", 38_eur);
    CHECK(admitted(by, "7.99") == 0_eur);
    CHECK(admitted(by, "8") == 19_eur);
    CHECK(admitted(by, "12") == 19_eur);
    CHECK(admitted(by, "12.01") == 38_eur);
    CHECK(admitted(by, "24") == 38_eur);
}

TEST_CASE("a longer trip at home counts by days and a begun one", "[kinds][per_diem]") {
    const auto by = diem("domestic", 38_eur);
    CHECK(admitted(by, "30") == 57_eur);    // a day and 6 hours
    CHECK(admitted(by, "32") == 57_eur);    // 8 hours
    CHECK(admitted(by, "32.01") == 76_eur); // more than 8
}

TEST_CASE("free meals take off their share", "[kinds][per_diem]") {
    CHECK(admitted(diem("domestic", 38_eur), "13", 1) == 19_eur);
    CHECK(admitted(diem("domestic", 38_eur), "13", 9) == 0_eur);
    CHECK(admitted(diem("abroad", 40_eur), "24", 1) == 28_eur);
}

TEST_CASE("abroad a begun day is a third, a half or a whole", "[kinds][per_diem]") {
    const auto by = diem("abroad", 45_eur);
    CHECK(admitted(by, "8") == 15_eur);
    CHECK(admitted(by, "12") == 22.50_eur);
    CHECK(admitted(by, "12.5") == 45_eur);
    CHECK(admitted(by, "25") == 60_eur);
}
