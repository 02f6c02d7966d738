#include "report/list_report.hpp"

#include "report/assessed.hpp"
#include "support/catch.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

void add(list_report& report, const std::string& name, const std::vector<rule>& rules) {
    small_project project{costing("c", 10.03_eur), costing("d", 1_eur)};
    project.agreed.project = name;
    report.add(project.agreed, project.against(rules));
}

rule paying(const char* source, rate share, const char* rest) {
    rule made = reported_project::paying();
    made.id = source;
    made.rows[0].values.set("source", text(source));
    made.rows[0].values.set("rate", share);
    made.rows[0].values.set("rounding.residual_to", text(rest));
    return made;
}

} // namespace

TEST_CASE("each project has a line, and all of them a total", "[list_report]") {
    list_report report;
    CHECK(report.text() == "project_id,lines,eligible_lines,eligible\n");
    // 85 % of 11.03 is 9.3755
    add(report, "A", {paying("ERDF", 85_percent, "own")});
    add(report, "B", {paying("ERDF", 85_percent, "own")});
    CHECK(report.text() == "project_id,lines,eligible_lines,eligible,ERDF,own\n"
                           "A,2,2,11.03,9.37,1.66\n"
                           "B,2,2,11.03,9.37,1.66\n"
                           "TOTAL,4,4,22.06,18.74,3.32\n");
}

TEST_CASE("a source of one project has a column in all of them", "[list_report]") {
    list_report report;
    add(report, "A", {paying("ERDF", 85_percent, "own")});
    add(report, "B", {paying("ESF", 50_percent, "region")});
    add(report, "C", {});
    // 50 % of 11.03 is 5.515; nobody said who pays C
    CHECK(report.text() == "project_id,lines,eligible_lines,eligible,ERDF,ESF,own,region\n"
                           "A,2,2,11.03,9.37,0.00,1.66,0.00\n"
                           "B,2,2,11.03,0.00,5.51,0.00,5.52\n"
                           "C,2,2,11.03,,,,\n"
                           "TOTAL,6,6,33.09,9.37,5.51,1.66,5.52\n");
}
