#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

TEST_CASE("whoever is on the list does not count", "[kinds][exclusion_list]") {
    const auto by = rule_of(
        "LIST", kinds::exclusion_list,
        {{"fact", text("supplier")}, {"list", text("excluded")}, {"effect", text("exclude")}});
    small_project project{costing("a", 1_eur, {{"supplier", text("X")}})};
    CHECK(message_of(project.against({by})) == "fact missing: list excluded");
    project.declared.lists["excluded"] = {"Y"};
    CHECK(project.against({by}).findings.empty());
    project.declared.lists["excluded"] = {"X", "Y"};
    CHECK(message_of(project.against({by})) == "supplier X is on the list excluded");
    project.declared.costs[0].known.erase("supplier");
    CHECK(message_of(project.against({by})) == "fact missing: supplier");
}
