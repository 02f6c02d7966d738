#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("each duty that is not met is named", "[kinds][visibility]") {
    const auto by = rule_of("VIS", kinds::visibility,
                            {{"duties", words({"logo", "poster"})},
                             {"correction_max", 3_percent},
                             {"effect", text("judge")}});
    small_project project;
    CHECK(message_of(project.against({by})) == "fact missing: visibility");
    project.agreed.known.set("visibility", words({"logo"}));
    CHECK(message_of(project.against({by})) ==
          "duties not met: poster: up to 3 % of the support may be cancelled");
    project.agreed.known.set("visibility", words({"poster", "logo"}));
    CHECK(project.against({by}).findings.empty());
}
