#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

assessment sharing(const values& facts) {
    static small_project project;
    project.declared.costs.clear();
    project.declared.costs.push_back(costing("c", 1_eur, facts));
    return project.against({rule_of("ONCE", kinds::double_funding, {{"effect", text("exclude")}})});
}

} // namespace

TEST_CASE("shares here and elsewhere are at most the whole document", "[kinds][double_funding]") {
    CHECK(sharing({{"share", 60_percent}, {"funded_elsewhere", 40_percent}}).findings.empty());
    CHECK(message_of(sharing({{"share", 60_percent}, {"funded_elsewhere", 41_percent}})) ==
          "60 % of the document here and 41 % in other projects are more than all of it");
    CHECK_FALSE(sharing({{"funded_elsewhere", 1_percent}}).findings.empty());
    CHECK(message_of(sharing({})) == "fact missing: funded_elsewhere");
}
