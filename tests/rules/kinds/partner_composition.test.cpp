#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule composed(const values& more) {
    values row{{"effect", text("exclude")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("WHO", kinds::partner_composition, row);
}

struct partnership : small_project {
    explicit partnership(const std::vector<values>& partners) {
        agreed.partners.clear();
        for (std::size_t i = 0; i < partners.size(); ++i)
            add_partner("pp" + std::to_string(i + 1), partners[i]);
    }
};

const values polish{{"country", text("PL")}};
const values czech{{"country", text("CZ")}};
const values leading{{"lead", true}};
const values following{{"lead", false}};

} // namespace

TEST_CASE("a project has so many partners at least", "[kinds][partner_composition]") {
    const auto by = composed({{"partners_min", int64_t{2}}});
    CHECK(message_of(partnership({values{}}).against({by})) == "1 partner, at least 2 required");
    CHECK(partnership({values{}, values{}}).against({by}).findings.empty());
    CHECK(partnership({values{}, values{}, values{}}).against({by}).findings.empty());
}

TEST_CASE("each named country has a partner", "[kinds][partner_composition]") {
    const auto by = composed({{"countries", words({"PL", "CZ"})}});
    CHECK(partnership({polish, czech}).against({by}).findings.empty());
    CHECK(message_of(partnership({polish, polish}).against({by})) == "no partner from CZ");
    CHECK(findings_of(partnership({polish}).against({by})) == lines{"WHO on project: ineligible"});
}

TEST_CASE("a country is asked for only where it could make up for one that lacks",
          "[kinds][partner_composition]") {
    const auto by = composed({{"countries", words({"PL", "CZ"})}});
    CHECK(message_of(partnership({polish, {}}).against({by})) ==
          "fact missing: country of partner pp2");
    CHECK(partnership({polish, czech, {}}).against({by}).findings.empty());
}

TEST_CASE("exactly one partner leads, or none", "[kinds][partner_composition]") {
    const auto one = composed({{"lead", text("exactly_one")}});
    CHECK(partnership({leading, following}).against({one}).findings.empty());
    CHECK(message_of(partnership({following, following}).against({one})) ==
          "0 lead partners, where exactly one is required");
    CHECK_FALSE(partnership({leading, leading}).against({one}).findings.empty());
    CHECK(message_of(partnership({leading, {}}).against({one})) ==
          "fact missing: lead of partner pp2");
    const auto none = composed({{"lead", text("none")}});
    CHECK(partnership({following}).against({none}).findings.empty());
    CHECK(message_of(partnership({leading}).against({none})) ==
          "a lead partner, where none is foreseen");
}

TEST_CASE("of several partners that plan costs exactly one leads", "[kinds][partner_composition]") {
    const auto by = composed({{"lead", text("exactly_one_of_several")}});
    CHECK(partnership({following}).against({by}).findings.empty());
    CHECK_FALSE(partnership({following, following}).against({by}).findings.empty());
    partnership one_plans({following, following});
    one_plans.plan("pp1", 100_eur);
    CHECK(one_plans.against({by}).findings.empty());
    one_plans.plan("pp2", 1_eur);
    CHECK_FALSE(one_plans.against({by}).findings.empty());
}

TEST_CASE("criteria of co-operation are counted once each", "[kinds][partner_composition]") {
    const auto fulfilling = [](texts criteria) {
        partnership project({values{}});
        project.agreed.known.set("criteria", words(std::move(criteria)));
        return project;
    };
    const auto all = composed({{"criteria", words({"joint_staff"})}});
    CHECK(fulfilling({"joint_staff"}).against({all}).findings.empty());
    CHECK(message_of(fulfilling({"joint_financing"}).against({all})) ==
          "the criterion joint_staff is not fulfilled");
    CHECK(message_of(partnership({values{}}).against({all})) == "fact missing: criteria");
    const auto any = composed({{"criteria_any", words({"joint_staff", "joint_financing"})}});
    CHECK(fulfilling({"joint_financing"}).against({any}).findings.empty());
    CHECK_FALSE(fulfilling({"other"}).against({any}).findings.empty());
    const auto three = composed({{"criteria_min", int64_t{3}}});
    CHECK(fulfilling({"a", "b", "c"}).against({three}).findings.empty());
    CHECK(message_of(fulfilling({"a", "b", "b"}).against({three})) ==
          "2 criteria are fulfilled, 3 are required");
}
