#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("costs of strangers do not count", "[kinds][known_partner]") {
    const auto by = rule_of("WHO", kinds::known_partner, {{"effect", text("exclude")}});
    small_project project{costing("a", 1_eur), costing("b", 1_eur)};
    project.declared.costs[1].partner = "pp9";
    CHECK(message_of(project.against({by})) == "partner pp9 is not in the agreement");
}
