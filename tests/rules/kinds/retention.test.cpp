#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule keeping(const values& more) {
    values row{{"effect", text("judge")}};
    row.insert(row.end(), more.begin(), more.end());
    return rule_of("KEEP", kinds::retention, row);
}

} // namespace

TEST_CASE("records are kept until a day or so many years, whichever is later",
          "[kinds][retention]") {
    const auto by = keeping({{"no_earlier_than", on("2020-12-31")},
                             {"years", int64_t{10}},
                             {"start", text("aid_awarded_on")}});
    small_project project;
    project.agreed.known.set("records_kept_until", on("2023-10-01"));
    CHECK(message_of(project.against({by})) == "fact missing: aid_awarded_on");
    project.agreed.known.set("aid_awarded_on", on("2013-10-01"));
    CHECK(project.against({by}).findings.empty());
    project.agreed.known.set("records_kept_until", on("2023-09-30"));
    CHECK(message_of(project.against({by})) ==
          "records are kept until 2023-09-30, expected until 2023-10-01");
    CHECK_THROWS_AS(project.against({keeping({{"years", int64_t{3}}})}), rulebook_error);
    CHECK_THROWS_AS(project.against({keeping({})}), rulebook_error);
}
