#include "report/findings_sarif.hpp"

#include "report/assessed.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

nlohmann::ordered_json log_of(const reported_project& reported) {
    sarif_log log;
    log.add({"my calls/project.toml", "my calls/costs.csv"}, reported.project.agreed,
            reported.project.declared, reported.book, reported.result);
    return log.json();
}

/// Item and fingerprint of each result, sorted.
std::vector<std::string> fingerprints_of(const small_project& project) {
    const auto result = project.against(reported_project::default_rules());
    rulebook book;
    book.rules = reported_project::default_rules();
    sarif_log log;
    log.add({"project.toml", "costs.csv"}, project.agreed, project.declared, book, result);
    std::vector<std::string> marks;
    const auto shown = log.json();
    for (const auto& one : shown["runs"][0]["results"])
        marks.push_back(one["locations"][0]["logicalLocations"].dump() +
                        one["partialFingerprints"].dump());
    std::ranges::sort(marks);
    return marks;
}

} // namespace

TEST_CASE("a finding is a result with rule, kind, place and text", "[sarif]") {
    reported_project reported;
    reported.project.declared.costs[0].line = 2;
    const auto log = log_of(reported);
    CHECK(log["version"] == "2.1.0");
    REQUIRE(log["runs"].size() == 1);
    const auto& run = log["runs"][0];
    CHECK(run["tool"]["driver"]["name"] == "cofin");
    CHECK(run["automationDetails"]["id"] == "cofin check/P/1");
    CHECK(run["properties"]["rulebookDigest"] == std::string(64, 'd'));

    const auto& results = run["results"];
    REQUIRE(results.size() == reported.result.findings.size());
    const auto cut = std::ranges::find_if(
        results, [](const auto& one) { return one["properties"]["outcome"] == "ineligible"; });
    REQUIRE(cut != results.end());
    CHECK((*cut)["ruleId"] == "PAPERS");
    CHECK((*cut)["kind"] == "fail");
    CHECK((*cut)["level"] == "error");
    CHECK((*cut)["properties"]["cut"] == "1000.01");
    CHECK((*cut)["message"]["text"].get<std::string>().ends_with("(cut 1000.01 EUR)"));
    const auto& place = (*cut)["locations"][0];
    CHECK(place["physicalLocation"]["artifactLocation"]["uri"] == "my%20calls/costs.csv");
    CHECK(place["physicalLocation"]["region"]["startLine"] == 2);
    CHECK(place["logicalLocations"][0]["name"] == "c1");
    const auto& rules = run["tool"]["driver"]["rules"];
    CHECK(rules[(*cut)["ruleIndex"].get<std::size_t>()]["id"] == "PAPERS");
}

TEST_CASE("what is open fails nothing, and what no line is known of has none", "[sarif]") {
    const reported_project reported;
    const auto log = log_of(reported);
    const auto& results = log["runs"][0]["results"];
    const auto open = std::ranges::find_if(
        results, [](const auto& one) { return one["properties"]["outcome"] == "undetermined"; });
    REQUIRE(open != results.end());
    CHECK((*open)["kind"] == "open");
    CHECK((*open)["level"] == "none");
    CHECK_FALSE((*open)["locations"][0]["physicalLocation"].contains("region"));
}

TEST_CASE("fingerprints outlive the order of the lines, and tell findings apart", "[sarif]") {
    const reported_project reported;
    auto turned = reported.project;
    std::ranges::reverse(turned.declared.costs);
    for (auto& cost : turned.declared.costs)
        cost.line += 100;
    const auto marks = fingerprints_of(reported.project);
    CHECK(marks.size() > 1);
    CHECK(fingerprints_of(turned) == marks);
    CHECK(std::ranges::adjacent_find(marks) == marks.end());
}

TEST_CASE("what SARIF 2.1.0 demands of a result holds for each", "[sarif]") {
    reported_project reported;
    for (std::size_t i = 0; i < reported.project.declared.costs.size(); ++i)
        reported.project.declared.costs[i].line = i + 2;
    const auto log = log_of(reported);
    for (const auto& run : log["runs"]) {
        const auto& rules = run["tool"]["driver"]["rules"];
        texts ids;
        for (const auto& rule : rules)
            ids.push_back(rule["id"]);
        std::ranges::sort(ids);
        CHECK(std::ranges::adjacent_find(ids) == ids.end()); // 3.19.23: unique
        for (const auto& one : run["results"]) {
            CHECK_FALSE(one["message"]["text"].get<std::string>().empty());              // 3.11
            CHECK(rules.at(one["ruleIndex"].get<std::size_t>())["id"] == one["ruleId"]); // 3.27.5
            const texts kinds{"notApplicable", "pass", "fail", "review", "open", "informational"};
            CHECK(std::ranges::find(kinds, one["kind"].get<std::string>()) != kinds.end());
            CHECK((one["kind"] == "fail") == (one["level"] != "none"));           // 3.27.10
            for (const auto& [name, mark] : one["partialFingerprints"].items()) { // 3.27.17
                CHECK_FALSE(name.empty());
                CHECK(mark.get<std::string>().size() == 64);
            }
            for (const auto& where : one["locations"]) {
                const auto& file = where["physicalLocation"];
                const auto uri = file["artifactLocation"]["uri"].get<std::string>();
                CHECK(uri.find_first_of(" \\") == std::string::npos); // RFC 3986
                if (file.contains("region"))
                    CHECK(file["region"]["startLine"] >= 1); // 3.30.5
            }
        }
    }
}
