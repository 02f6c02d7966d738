#include "plugin/judged_by.hpp"
#include "report/providers.hpp"
#include "rulebook/lint.hpp"
#include "rulebook/rule_test.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"

#include <random>

using namespace cofin;
using namespace cofin::test;
using namespace cofin::literals;
using Catch::Matchers::Contains;

namespace {

/// Many rentals, some within the limit, some above, some of which too little is known.
small_project many_rentals(std::size_t count, unsigned seed) {
    std::mt19937 draw(seed); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same draws every time
    small_project project;
    for (std::size_t i = 0; i < count; ++i) {
        values known;
        if (draw() % 8 != 0)
            known.emplace_back("unit", text(draw() % 4 == 0 ? "piece" : "day"));
        if (draw() % 8 != 0)
            known.emplace_back("units", decimal(static_cast<int64_t>(draw() % 5)));
        project.declared.costs.push_back(
            costing("R" + std::to_string(i),
                    money::of_minor(static_cast<int64_t>(draw() % 60'000), euro), known));
    }
    return project;
}

std::string problem_with(const std::string& path, const std::string& digest) {
    return refusal_of([&] {
        plugin_host plugins;
        plugins.add(path, digest);
    });
}

} // namespace

TEST_CASE("a plugin judges over the border as its code says", "[plugin]") {
    tight_host plugins({"template"});
    const auto project = rentals();
    const auto result = judged(plugins, book_of(day_rule(), plugins), project);
    CHECK(findings_of(result) == std::vector<std::string>{"DAY on B: ineligible -120.00",
                                                          "DAY on C: undetermined",
                                                          "DAY on D: undetermined"});
    CHECK(result.findings[0].message == "2 days at 120.00 EUR are 240.00 EUR");
    CHECK(totals_of(result) == "580.00 = 340.00 + 120.00 + 120.00");
    CHECK(plugins.failed().empty());
}

TEST_CASE("inside this program and in a helper a plugin says the same", "[plugin]") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        const auto project = many_rentals(10'000, seed); // several batches
        tight_host apart({"template"});
        plugin_host inside;
        inside.add_trusted(built_plugin("template"), digest_of(built_plugin("template")));
        const auto there = judged(apart, book_of(day_rule(), apart), project);
        const auto here = judged(inside, book_of(day_rule(), inside), project);
        CHECK(findings_of(there) == findings_of(here));
        CHECK(totals_of(there) == totals_of(here));
        CHECK(there.findings.size() > 1000);
        CHECK(findings_of(judged(apart, book_of(day_rule(), apart), project)) ==
              findings_of(there));
    }
}

TEST_CASE("the order of a list does not change what a plugin finds", "[plugin]") {
    auto project = many_rentals(5'000, 7);
    tight_host plugins({"template"});
    const auto book = book_of(day_rule(), plugins);
    const auto before = findings_of(judged(plugins, book, project));
    std::shuffle(project.declared.costs.begin(), project.declared.costs.end(),
                 std::mt19937(8)); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same draws every time
    CHECK(findings_of(judged(plugins, book, project)) == before);
}

TEST_CASE("values of every type reach the plugin whole", "[plugin]") {
    tight_host plugins({"echo"});
    const auto book =
        book_of("[[rule]]\nid = \"ECHO\"\nkind = \"echo.values/1\"\ntitle.en = \"what arrives\"\n"
                "cite = [{ kind = \"document\", doc = \"call\" }]\n[[rule.valid]]\n"
                "flag = true\ncount = 4\nnumber = \"-1234567890123456789012345.678\"\n"
                "proportion = \"5/85\"\namount = \"-0.01 KWD\"\ndate = 1969-12-31\n"
                "text = \"zażółć\"\nlist = [\"a\", \"bc\"]\n",
                plugins);
    small_project project{costing("A", 20.00_eur,
                                  {{"units", decimal::parse("0.5")},
                                   {"paid_on", on("2024-02-29")},
                                   {"vat", 3.20_eur},
                                   {"evidence", words({"invoice", "payment"})}})};
    const auto result = judged(plugins, book, project);
    CHECK(message_of(result) ==
          "true 4 -1234567890123456789012345.678 5/85 -0.010 KWD 1969-12-31 zażółć a+bc absent: "
          "(none) | A pp1 external 20.00 EUR 20.00 EUR: 0.5 2024-02-29 3.20 EUR invoice+payment "
          "external pp1, trip_hours missing");
}

TEST_CASE("kinds about partners, the project and all costs together are asked as they say",
          "[plugin]") {
    tight_host plugins({"echo"});
    const auto rule = [](const std::string& id, const std::string& kind) {
        return "[[rule]]\nid = \"" + id + "\"\nkind = \"echo." + kind +
               "/1\"\ntitle.en = \"t\"\ncite = [{ kind = \"document\", doc = \"call\" }]\n"
               "[[rule.valid]]\n";
    };
    small_project project{costing("B", 5.00_eur, {{"paid_on", on("2024-02-02")}}),
                          costing("A", 7.00_eur, {{"paid_on", on("2024-02-03")}}),
                          costing("C", 9.00_eur, {{"paid_on", on("2024-02-01")}})};
    project.agreed.partners[0].known.set("country", text("PL"));
    project.agreed.known.set("weeks", int64_t{3});
    const auto result = judged(
        plugins,
        book_of(rule("P", "partner") + rule("W", "project") + rule("T", "together"), plugins),
        project);
    std::vector<std::string> lines;
    for (const auto& found : result.findings)
        lines.push_back(found.rule + " " + found.item + ": " + to_string(found.message));
    CHECK(lines == std::vector<std::string>{"W project: 3 weeks", "P pp1: from PL",
                                            "T A: 3rd of 3 by date", "T B: 2nd of 3 by date",
                                            "T C: 1st of 3 by date"});
}

TEST_CASE("an exception in a plugin is the plugin's failure, with its message", "[plugin]") {
    tight_host plugins({"echo"});
    small_project project{costing("A", 5.00_eur, {{"units", decimal::parse("1")}})};
    const auto result =
        judged(plugins,
               book_of("[[rule]]\nid = \"X\"\nkind = \"echo.throws/1\"\ntitle.en = \"t\"\n"
                       "cite = [{ kind = \"document\", doc = \"call\" }]\n[[rule.valid]]\n",
                       plugins),
               project);
    CHECK(message_of(result) == "plugin echo 2.1.0 failed: \"units read as another type than it "
                                "has\"");
}

TEST_CASE("findings, reports and rulebooks name the plugin that stands behind them", "[plugin]") {
    tight_host plugins({"template"});
    const auto book = load_rulebook({"template.rentals", {}, {}, &plugins.supply()});
    const provider expected{"template", "1.0.0", digest_of(built_plugin("template"))};
    CHECK(book.layers.back().plugin == expected);
    REQUIRE(judge_of(book, "RENT-DAY") != nullptr);
    CHECK(*judge_of(book, "RENT-DAY") == expected);
    CHECK(judge_of(book, "RENT-RATE") == nullptr);
    CHECK(providers_of(book) == std::vector<provider>{expected});
    CHECK(run_rule_tests(book).failed.empty());
    CHECK(lint_rulebook(book).empty());
}

TEST_CASE("an explanation says which plugin judged, and by which facts", "[plugin]") {
    tight_host plugins({"template"});
    const auto book = book_of(day_rule(), plugins);
    const auto project = rentals();
    const auto result = assess(book, project.agreed, project.declared, "B");
    REQUIRE(result.explanations.size() == 1);
    const auto& record = result.explanations[0];
    CHECK(record.said == outcome::ineligible);
    CHECK(record.arithmetic.size() == 1);
    CHECK(record.arithmetic.at(0) == "judged by plugin template 1.0.0");
    CHECK(record.values.size() == 1);
    CHECK(record.values.at(0).first == "day_max");
    CHECK(record.values.at(0).second == "120.00 EUR");
    CHECK(record.read.size() == 2);
}

TEST_CASE("a plugin is added once, by the digest of its file", "[plugin]") {
    const auto file = built_plugin("template");
    const auto digest = digest_of(file);
    CHECK(problem_with(file, digest).empty());
    std::string upper = digest;
    for (auto& c : upper)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    CHECK(problem_with(file, upper).empty());
    CHECK(problem_with(file, std::string(64, '0')) == file + ": found a file whose SHA-256 is " +
                                                          digest + ", expected " +
                                                          std::string(64, '0'));
    CHECK_THAT(problem_with(file, "abc"), Contains("found the SHA-256 \"abc\", expected 64"));
    CHECK_THAT(refusal_of([&] {
                   tight_host({"template", "template"});
               }),
               Contains("found a second plugin \"template\""));
}

TEST_CASE("nobody speaks in the name of a plugin that comes with the program", "[plugin]") {
    const temporary_folder folder;
    std::ifstream in(built_plugin("template"), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    for (const std::string from : {"\"template\"", "\"template.day_rate/1\""}) {
        const auto to = from.size() == 10 ? "\"u_lead\"  " : "\"u_lead.day_rate/1\"  ";
        for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1))
            bytes.replace(at, from.size(), to);
    }
    const auto file = folder.write("stolen/name.so", bytes);
    CHECK_THAT(problem_with(file, digest_of(file)),
               Contains("found a plugin that calls itself \"u_lead\""));
}

TEST_CASE("the bundled plugins are plugins like any other", "[plugin]") {
    for (const std::string name :
         {"interreg", "po_kl", "polish_canadian", "solidarity_fund", "u_lead"}) {
        CAPTURE(name);
        const auto file =
            (std::filesystem::canonical(COFIN_BUNDLED_PLUGINS) / ("cofin-" + name + ".so"))
                .string();
        plugin_host plugins(tight, COFIN_TEST_HELPER);
        plugins.add(file, digest_of(file));
        CHECK(plugins.plugins()[0].id == name);
        std::size_t bundled = 0;
        for (const auto& head : bundled_rulebooks())
            bundled += head.plugin.id == name ? 1U : 0U;
        CHECK(plugins.supply().rulebooks.size() == bundled);
        for (const auto& book : plugins.supply().rulebooks) {
            REQUIRE(find_bundled_rulebook(book.id) != nullptr);
            CHECK(find_bundled_rulebook(book.id)->text == book.text);
        }
    }
}

TEST_CASE("a plugin that another compiler built is loaded", "[plugin]") {
    if (std::string(COFIN_OTHER_COMPILER).empty()) {
        WARN("skipped: no second compiler");
        return;
    }
    tight_host plugins({"other_compiler"});
    const auto project = rentals();
    const auto result = judged(plugins, book_of(day_rule(), plugins), project);
    tight_host own({"template"});
    CHECK(plugins.failed().empty());
    CHECK(findings_of(result) == findings_of(judged(own, book_of(day_rule(), own), project)));
}

TEST_CASE("a plugin in C, built from the first border, is loaded", "[plugin][abi]") {
    tight_host plugins({"first_border"});
    small_project project{costing("A", 20.00_eur), costing("B", 5.00_eur)};
    const auto result =
        judged(plugins,
               book_of("[[rule]]\nid = \"F\"\nkind = \"first_border.above/1\"\ntitle.en = \"t\"\n"
                       "cite = [{ kind = \"document\", doc = \"call\" }]\n[[rule.valid]]\n"
                       "max = \"12.50 EUR\"\n",
                       plugins),
               project);
    CHECK(plugins.failed().empty());
    CHECK(findings_of(result) == std::vector<std::string>{"F on A: ineligible -7.50"});
}
