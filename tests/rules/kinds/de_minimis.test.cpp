#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule small_aid(std::string window) {
    return rule_of("AID", kinds::de_minimis,
                   {{"ceiling", 300'000_eur},
                    {"years", int64_t{3}},
                    {"window", text(std::move(window))},
                    {"granted_on", text("contract_signed")},
                    {"effect", text("exclude")}});
}

assessment aided(money aid, texts before, std::string window = "rolling") {
    static small_project project;
    project.agreed.known.set("contract_signed", on("2024-06-15"));
    project.agreed.partners[0].known = known({{"aid", aid}, {"aids", words(std::move(before))}});
    return project.against({small_aid(std::move(window))});
}

} // namespace

TEST_CASE("aid of the last three years and the new one stay under the ceiling",
          "[kinds][de_minimis]") {
    CHECK(aided(100'000_eur, {"2021-06-16 200000.00 EUR"}).findings.empty());
    CHECK(message_of(aided(100'000.01_eur, {"2021-06-16 200000.00 EUR"})) ==
          "aid of 300000.01 EUR in 3 years is over 300000.00 EUR");
    CHECK(aided(300'000_eur, {"2021-06-15 200000.00 EUR"}).findings.empty());
}

TEST_CASE("or of calendar years, that of granting included", "[kinds][de_minimis]") {
    CHECK_FALSE(aided(300'000_eur, {"2022-01-01 0.01 EUR"}, "fiscal").findings.empty());
    CHECK(aided(300'000_eur, {"2021-12-31 0.01 EUR"}, "fiscal").findings.empty());
}

TEST_CASE("without new aid nothing is asked, with it everything", "[kinds][de_minimis]") {
    CHECK(message_of(small_project().against({small_aid("rolling")})) == "fact missing: aid");
    CHECK(
        message_of(aided(1_eur, {"lately"})) ==
        "fact missing: aids: \"lately\" is no day with an amount such as 2022-05-01 50000.00 EUR");
    CHECK(aided(0_eur, {"lately"}).findings.empty());
}
