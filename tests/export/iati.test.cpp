#include "export/iati.hpp"

#include "report/assessed.hpp"
#include "support/catch.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;
using Catch::Matchers::Contains;

// That the files are valid, xmllint says: tests/iati/CMakeLists.txt.

namespace {

struct aid_project : reported_project {
    publication published{.file = "publication.toml"};
    std::string text = {};
    std::size_t undated = 0;
    error_log problems = {};

    aid_project() {
        published.activity = {{"identifier", "XI-1"},
                              {"language", "en"},
                              {"description", "a & b"},
                              {"status", "4"},
                              {"recipient_country", "UA"}};
        published.reporting = {{}, "60", "XI", "A fund"};
        published.participating = {{"4", "22", "", "<Somebody>"}};
        published.sectors = {{"15112", ""}};
        project.agreed.known.set("starts_on", on("2018-01-02"));
        project.agreed.known.set("ends_on", on("2018-12-31"));
        project.declared.costs[1].known.set("paid_on", on("2018-05-03"));
    }
    void write() {
        iati_file file;
        file.add(project.agreed, project.declared, published, result, problems);
        text = file.text();
        undated = file.undated();
    }
};

} // namespace

TEST_CASE("plan and eligible costs are the money of an activity", "[iati]") {
    aid_project one;
    one.write();
    CHECK(one.problems.count() == 0);
    CHECK_THAT(one.text, Contains("<period-end iso-date=\"2018-12-31\"/><value currency=\"EUR\" "
                                  "value-date=\"2018-01-02\">23725.48</value>"));
    // Of the three other costs, one is cut, one open, and one has no day of payment.
    CHECK_THAT(one.text, Contains("<transaction-date iso-date=\"2018-05-03\"/><value "
                                  "currency=\"EUR\" value-date=\"2018-05-03\">12325.48</value>"));
    CHECK(one.undated == 1);
}

TEST_CASE("costs of one month are one transaction, dated by its last payment", "[iati]") {
    aid_project one;
    one.project.declared.costs[3].known.set("paid_on", on("2018-05-20"));
    one.write();
    CHECK(one.undated == 0);
    CHECK_THAT(one.text, Contains("value-date=\"2018-05-20\">23725.48</value>"));
    CHECK_THAT(one.text, !Contains("2018-05-03"));
}

TEST_CASE("what IATI requires and nobody said is asked for, never made up", "[iati]") {
    aid_project one;
    one.published = {.file = "publication.toml"};
    one.project.agreed.known.set("ends_on", on("2019-01-04"));
    one.write();
    // language, identifier, reporting_org, description, participating_org, status, recipient_country, sector, budget
    CHECK(one.problems.count() == 9);
}

TEST_CASE("texts stay texts in XML", "[iati]") {
    aid_project one;
    one.write();
    CHECK_THAT(one.text, Contains("<narrative>a &amp; b</narrative>"));
    CHECK_THAT(one.text, Contains("<narrative>&lt;Somebody&gt;</narrative>"));
    CHECK(xml_escaped(std::string("\x01\"\n", 3)) == "\xEF\xBF\xBD&quot;&#10;");
    CHECK(xml_escaped("a\xEF\xBF\xBE\xEF\xBF\xBF") == "a\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(xml_escaped("\xff") == "\\xff");
}
