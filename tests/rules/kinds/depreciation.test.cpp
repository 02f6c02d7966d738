#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule worn(bool no_prior_grant = true) {
    return rule_of("WORN", kinds::depreciation,
                   {{"natures", words({"depreciation"})},
                    {"no_prior_grant", no_prior_grant},
                    {"rounding", text("floor")}});
}

values asset() {
    return {{"nature", words({"depreciation"})}, {"granted_before", false},
            {"purchase_value", 1000_eur},        {"months_used", int64_t{12}},
            {"life_months", int64_t{36}},        {"use_share", 50_percent}};
}

} // namespace

TEST_CASE("an asset counts by the months and the share of its use", "[kinds][depreciation]") {
    // 1000 x 12/36 x 50 % = 166.66..
    CHECK(small_project{costing("c", 166.66_eur, asset())}.against({worn()}).findings.empty());
    CHECK(findings_of(small_project{costing("c", 166.67_eur, asset())}.against({worn()})) ==
          lines{"WORN on c: ineligible -0.01"});
}

TEST_CASE("an asset bought with a grant is not written off a second time",
          "[kinds][depreciation]") {
    auto facts = asset();
    facts[1].second = true;
    const small_project project{costing("c", 100_eur, facts)};
    CHECK(message_of(project.against({worn()})) == "the asset was bought with a grant");
    CHECK(project.against({worn(false)}).findings.empty());
}

TEST_CASE("each missing figure of an asset is named", "[kinds][depreciation]") {
    for (const char* name : {"purchase_value", "months_used", "life_months", "use_share"}) {
        small_project project{costing("c", 100_eur, asset())};
        project.declared.costs[0].known.erase(name);
        CHECK(message_of(project.against({worn()})) == "fact missing: " + std::string(name));
    }
}
