#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule at_most(const char* hours) {
    return rule_of("HOURS", kinds::person_hours,
                   {{"hours_max", decimal::parse(hours)}, {"effect", text("exclude")}});
}

cost work(std::string id, const char* hours, const char* other, const char* day = "2013-05-31") {
    return costing(std::move(id), 100_eur,
                   {{"person", text("A")},
                    {"hours", decimal::parse(hours)},
                    {"other_hours", decimal::parse(other)},
                    {"incurred_on", on(day)}});
}

} // namespace

TEST_CASE("hours of one person in one month add up over costs and projects",
          "[kinds][person_hours]") {
    CHECK(small_project{work("a", "100", "40"), work("b", "100", "40")}
              .against({at_most("240")})
              .findings.empty());
    const small_project over{work("a", "100", "40"), work("b", "100.5", "40")};
    CHECK(message_of(over.against({at_most("240")})) ==
          "A works 240.5 hours in 2013-05, more than 240");
    CHECK(small_project{work("a", "200", "40"), work("b", "200", "40", "2013-06-01")}
              .against({at_most("240")})
              .findings.empty());
}

TEST_CASE("whoever does not say the other hours is not known to be within the limit",
          "[kinds][person_hours]") {
    small_project project{work("a", "1", "0")};
    project.declared.costs[0].known.erase("other_hours");
    CHECK(message_of(project.against({at_most("240")})) == "fact missing: other_hours");
}
