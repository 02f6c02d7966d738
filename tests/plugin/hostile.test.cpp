#include "plugin/judged_by.hpp"
#include "support/catch.hpp"

#include <cofin/language/language.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>

using namespace cofin;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

struct deed {
    std::string name;
    std::string reason; ///< what is said of the plugin
};

const deed process_deeds[] = {
    {"writes to null", "was ended by signal 11 (segmentation fault)"},
    {"aborts", "was ended by signal 6 (abort)"},
    {"throws", "ended without an answer (exit code 99)"},
    {"exits", "ended without an answer (exit code 0)"},
    {"exits like a loader", "ended without an answer (exit code 97)"},
    {"stops halfway", "ended without an answer (exit code 0)"},
    {"promises a gigabyte", "wrote messages of 1073741824 bytes"},
    {"writes rubbish", "wrote into the channel what is no answer"},
    {"closes the channel", "asked the system for what it may not do"},
    {"fails", "failed: \"I cannot\""},
    {"loops", "used more than 1 s of processor time"},
    {"waits", "gave no answer within 4 s"},
    {"eats memory", "ended without an answer (exit code 99)"},
    {"forks", "asked the system for what it may not do"},
    {"starts a thread", "asked the system for what it may not do"},
    {"opens a file", "asked the system for what it may not do"},
    {"opens a socket", "asked the system for what it may not do"},
    {"runs a program", "asked the system for what it may not do"},
    {"signals its parent", "asked the system for what it may not do"},
    {"makes code", "asked the system for what it may not do"},
};

const deed word_deeds[] = {
    {"cuts less than nothing", "cut -0.01 EUR of A, of which 100.00 EUR is left"},
    {"cuts more than there is", "cut 10000000.00 EUR of A, of which 100.00 EUR is left"},
    {"cuts in crowns", "cut A in another currency than it has"},
    {"cuts what it only asks about", "cut A without finding a cost ineligible"},
    {"speaks of a foreign item", "spoke of item 1000000 of 4"},
    {"speaks for another rule", "spoke for the rule \"RATE\" when it was asked about DEED"},
    {"finds it eligible loudly", "gave the outcome 0 of A"},
    {"has an outcome of its own", "gave the outcome 77 of A"},
    {"says little", "failed: a proposal of 8 bytes, fewer than the"},
    {"says nothing", "gave no message of one line in UTF-8, at most 2048 bytes, about A"},
    {"says two lines", "gave no message of one line"},
    {"says no UTF-8", "gave no message of one line"},
    {"says too much", "gave no message of one line"},
    {"speaks twice", "said more than one thing of A"},
    {"speaks ten million times", "said more than one thing of an item"},
};

struct command_run {
    int exit_code;
    std::string output;
    std::string errors;
};

command_run run_command(const std::string& words) {
    const temporary_folder folder;
    const std::string command =
        std::string(COFIN_TEST_COMMAND) + " " + words + " 2>" + folder.path("errors");
    std::FILE* out = ::popen(command.c_str(), "r");
    REQUIRE(out != nullptr);
    std::string said;
    char chunk[4096];
    while (const auto count = std::fread(chunk, 1, sizeof chunk, out))
        said.append(chunk, count);
    const int status = ::pclose(out);
    return {WEXITSTATUS(status), said, folder.read("errors")};
}

/// What the other plugin and cofin's own rules find where there is no hostile one.
std::vector<std::string> undisturbed(const small_project& project) {
    tight_host plugins({"template"});
    return findings_of(judged(plugins, book_of(day_rule(), plugins), project));
}

/// No other language says it in English.
template <class Words>
void require_translated(const Words& said, const std::string& english) {
    REQUIRE_THAT(to_string(said), Contains(english));
    for (const auto* code : {"pl", "cs", "uk"}) {
        CAPTURE(code);
        CHECK_THAT(language::named(code).say(said), !Contains(english));
    }
}

void commit(const deed& one) {
    CAPTURE(one.name);
    const auto project = rentals();
    tight_host plugins({"deeds", "template"}, one.name == "waits" ? impatient : tight);
    const auto book = book_of(deed_rule(one.name) + day_rule(), plugins);
    auto result = judged(plugins, book, project);

    const auto failed = plugins.failed();
    REQUIRE(failed.size() == 1);
    CHECK(to_string(failed[0].who) == "hostile 1.0.0");
    require_translated(failed[0].reason, one.reason);
    std::size_t undetermined = 0;
    for (const auto& found : result.findings) {
        if (found.rule != "DEED")
            continue;
        ++undetermined;
        CHECK(found.said == outcome::undetermined);
        CHECK_THAT(to_string(found.message), Contains("plugin hostile 1.0.0 "));
        require_translated(found.message, one.reason);
    }
    CHECK(undetermined == project.declared.costs.size());
    CHECK(result.totals.eligible.is_zero()); // nothing passes by a crash
    std::erase_if(result.findings, [](const auto& found) { return found.rule == "DEED"; });
    CHECK(findings_of(result) == undisturbed(project));
    CHECK(result.has_objections());
}

} // namespace

TEST_CASE("a plugin that breaks, hangs or reaches out makes its rules undetermined",
          "[plugin][hostile][slow]") {
    for (const auto& one : process_deeds)
        commit(one);
}

TEST_CASE("a plugin that says what cannot be true makes its rules undetermined",
          "[plugin][hostile]") {
    for (const auto& one : word_deeds)
        commit(one);
}

TEST_CASE("a plugin that writes into what it is shown changes its own copy", "[plugin][hostile]") {
    const auto project = rentals();
    tight_host plugins({"deeds"});
    const auto result = judged(plugins, book_of(deed_rule("casts away const"), plugins), project);
    CHECK(plugins.failed().empty());
    CHECK(findings_of(result) == std::vector<std::string>{"DEED on A: ineligible -0.01"});
    CHECK(totals_of(result) == "580.00 = 579.99 + 0.01 + 0.00");
}

TEST_CASE("a plugin that does not fit is refused by its helper", "[plugin][hostile]") {
    const deed faults[] = {
        {"wrong_version", "does not fit: its border has version 2, not 1"},
        {"wrong_size", "does not fit: cofin_plugin_v1 has 8 bytes"},
        {"reserved_used", "what is reserved in cofin_plugin_v1 is 1, not 0"},
        {"no_code", "names the kind faulty.rule/1, for which it has no code"},
        {"constructor_crashes", "was ended by signal 6 (abort)"},
        {"constructor_opens", "tried to open a file while it was loaded"},
        {"constructor_exits", "ended without an answer (exit code 0)"},
    };
    for (const auto& fault : faults) {
        CAPTURE(fault.name);
        const auto project = rentals();
        tight_host plugins({fault.name, "template"});
        const auto book =
            book_of("[[rule]]\nid = \"FAULT\"\nkind = \"faulty.rule/1\"\ntitle.en = \"a fault\"\n"
                    "cite = [{ kind = \"document\", doc = \"call\" }]\n[[rule.valid]]\n" +
                        day_rule(),
                    plugins);
        auto result = judged(plugins, book, project);
        REQUIRE(plugins.failed().size() == 1);
        require_translated(plugins.failed()[0].reason, fault.reason);
        CHECK(std::ranges::count(result.findings, outcome::undetermined, &finding::said) == 4 + 2);
        std::erase_if(result.findings, [](const auto& found) { return found.rule == "FAULT"; });
        CHECK(findings_of(result) == undisturbed(project));
    }
}

TEST_CASE("what was hashed is what is loaded", "[plugin][hostile]") {
    const temporary_folder folder;
    const auto file = folder.path("swapped.so");
    std::filesystem::copy_file(built_plugin("template"), file);
    plugin_host plugins(tight, COFIN_TEST_HELPER);
    plugins.add(file, digest_of(file));
    std::filesystem::copy_file(built_plugin("deeds"), file,
                               std::filesystem::copy_options::overwrite_existing);
    const auto project = rentals();
    const auto result = judged(plugins, book_of(day_rule(), plugins), project);
    CHECK(plugins.failed().empty());
    CHECK(findings_of(result) == undisturbed(project));
}

TEST_CASE("the command names a plugin that failed, and exits with 1", "[plugin][hostile]") {
    const temporary_folder folder;
    folder.write("book.toml", "[rulebook]\nid = \"book\"\nversion = \"1.0.0\"\ntitle.en = \"b\"\n"
                              "published = 2026-01-01\ncategories = [\"external\"]\n[documents]\n"
                              "call = \"the call\"\n" +
                                  deed_rule("writes to null"));
    folder.write("project.toml", "[project]\nid = \"P\"\ntitle = \"P\"\nrulebook = \"book.toml\"\n"
                                 "[[partner]]\nid = \"pp1\"\nname = \"one\"\n");
    folder.write("costs.csv", "id,partner,category,amount,currency\nA,pp1,external,10.00,EUR\n");
    const auto plugin = built_plugin("deeds");
    const auto said = run_command("check " + folder.path() + " --json --plugin " + plugin +
                                  " --sha256 " + digest_of(plugin));
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.output, Contains("\"plugin\": \"hostile 1.0.0\"") &&
                                Contains("\"sha256\": \"" + digest_of(plugin) + "\"") &&
                                Contains("\"open\": \"10.00\""));
    CHECK(said.errors == "plugin hostile 1.0.0 was ended by signal 11 (segmentation fault): its "
                         "rules are undetermined\n");
}

TEST_CASE("the command looks at a plugin to the last rule, and runs none of it", "[plugin]") {
    const auto whole = run_command("plugin verify " + built_plugin("template"));
    CHECK(whole.exit_code == 0);
    CHECK_THAT(whole.output, Contains("sha256 " + digest_of(built_plugin("template"))) &&
                                 Contains("rulebook template.rentals 1.0.0: 2 rules"));
    CHECK(run_command("plugin verify " + built_plugin("constructor_crashes")).exit_code == 0);

    const temporary_folder folder;
    std::ifstream in(built_plugin("template"), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::string anchor = "= \"incurred_on\"";
    bytes.replace(bytes.find(anchor), anchor.size(), "= \"incurred_of\"");
    const auto file = folder.write("broken.so", bytes);
    const auto broken = run_command("plugin verify " + file);
    CHECK(broken.exit_code == 2);
    CHECK(broken.output.empty());
    CHECK_THAT(broken.errors,
               Catch::Matchers::StartsWith(
                   file + "(template.rentals):18:12: found \"incurred_of\", expected "
                          "a fact that is a date; did you mean \"incurred_on\"?\n"));
}
