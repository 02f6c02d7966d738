#include "project/project_file.hpp"

#include "support/catch.hpp"
#include "support/layer_texts.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/money/money.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

/// Its rules ask for a share and for a list of natures.
rulebook asking_book() {
    return book_of(
        {layer_head("b") +
         rule_text("SHARE", "category_cap/1",
                   "[[rule.valid]]\nof = \"declared\"\ninclusive = true\nbase = \"total\"\n"
                   "natures = { ask = \"limited_natures\" }\n"
                   "share_max = { ask = \"land_share\" }\n") +
         rule_text("LATE", "deadline/1",
                   "[[rule.valid]]\nstart = \"starts_on\"\nend = \"ends_on\"\n"
                   "months = { ask = \"months_max\" }\neffect = \"judge\"\n")});
}

project_file read_text(const std::string& text) {
    const temporary_folder folder;
    return read_project_file(folder.write("project.toml", text),
                             [](const std::string&, const place&) { return asking_book(); });
}

/// What is wrong, each line from its place on.
std::string refusal_of_project(const std::string& text) {
    std::string told = refusal_of([&] { static_cast<void>(read_text(text)); });
    for (auto at = told.find("project.toml:"); at != std::string::npos;
         at = told.find("project.toml:", at + 1)) {
        const auto start = told.rfind('\n', at) + 1;
        told.erase(start, at - start);
        at = start;
    }
    return told;
}

/// Ten lines; what is added begins in line 11.
const std::string sound = "[project]\n"
                          "id = \"p\"\n"
                          "title = \"A project\"\n"
                          "rulebook = \"b\"\n"
                          "axis = 4\n"
                          "\n"
                          "[[partner]]\n"
                          "id = \"pl\"\n"
                          "name = \"Wodzisław\"\n"
                          "\n";

std::string sound_with(std::string_view more) { return sound + std::string(more); }

} // namespace

TEST_CASE("a project is read with its partners, budget, claims, answers and decisions",
          "[project_file]") {
    const auto read = read_text(
        sound_with("country = \"PL\"\nlead = true\n"
                   "[[budget]]\npartner = \"pl\"\ncategory = \"staff\"\nactivity = \"opening\"\n"
                   "amount = \"1000.00 EUR\"\n"
                   "[[claim]]\nnumber = 2\nclaim_submitted = 2019-03-01\n"
                   "[[decision]]\nrule = \"SHARE\"\nitem = \"c1\"\nverdict = \"eligible\"\n"
                   "decided_on = 2019-04-01\nby = \"A. Person\"\nreason = \"seen\"\n"
                   "[parameters]\nland_share = \"10 %\"\n"
                   "limited_natures = { value = [\"land\"], reason = \"the call\" }\n"
                   "months_max = { none = \"the call sets none\" }\n"));
    CHECK(read.agreed.project == "p");
    CHECK(read.agreed.title == "A project");
    CHECK(read.agreed.currency == euro);
    CHECK(*read.agreed.known.find_as<int64_t>("axis") == 4);
    REQUIRE(read.agreed.partners.size() == 1);
    CHECK(*read.agreed.partners[0].known.find_as<bool>("lead"));
    REQUIRE(read.agreed.budget.size() == 1);
    CHECK(read.agreed.budget[0].amount == 1'000_eur);
    CHECK(read.agreed.budget[0].activity == "opening");
    REQUIRE(read.claims.size() == 1);
    CHECK(read.claims[0].number == 2);
    REQUIRE(read.decisions.size() == 1);
    CHECK(read.decisions[0].eligible);
    CHECK(read.decisions[0].decided_on == parse_day("2019-04-01"));
    const auto& answers = read.agreed.parameters;
    CHECK(std::get<rate>(answers.at("land_share").value.at(0)) == 10_percent);
    CHECK(std::get<texts>(answers.at("limited_natures").value.at(0)) == texts{"land"});
    CHECK(answers.at("limited_natures").reason == "the call");
    CHECK(answers.at("months_max").value.empty());
    CHECK(answers.at("months_max").reason == "the call sets none");
    CHECK(read.book.id == "b");
}

TEST_CASE("a project says what it is, by which rulebook, and has a partner", "[project_file]") {
    CHECK(refusal_of_project("# nothing\n")
              .find("found no key project, expected a table [project]") != std::string::npos);
    const auto told = refusal_of_project("[project]\n");
    for (const auto* key : {"id", "title", "rulebook", "partner"})
        CHECK(told.find(std::string("found no key ") + key) != std::string::npos);
    CHECK(refusal_of_project(sound).empty());
}

TEST_CASE("misspelt keys are refused, the near one named", "[project_file]") {
    const auto [more, place, meant] = GENERATE(table<std::string, std::string, std::string>({
        {"contry = \"PL\"\n", "11:1", "country"},
        {"[[partnr]]\nid = \"x\"\n", "11:3", "partner"},
        {"[[claim]]\nnumber = 1\nclaim_submited = 2019-01-01\n", "13:1", "claim_submitted"},
        {"[parameters]\nland_shar = \"10 %\"\n", "12:1", "land_share"},
    }));
    const auto told = refusal_of_project(sound_with(more));
    CAPTURE(told);
    CHECK(told.find("project.toml:" + place + ": found") == 0);
    CHECK(told.find("did you mean \"" + meant + "\"?") != std::string::npos);
}

TEST_CASE("a project does not end before it starts", "[project_file]") {
    const auto dated = [](std::string_view first, std::string_view last) {
        std::string text = sound;
        text.insert(text.find("axis"), "starts_on = " + std::string(first) +
                                           "\nends_on = " + std::string(last) + "\n");
        return refusal_of_project(text);
    };
    CHECK(dated("2019-01-01", "2019-01-01").empty());
    CHECK(dated("2019-01-02", "2019-01-01") ==
          "project.toml:6:11: found the date 2019-01-01, expected a day not before starts_on "
          "2019-01-02");
}

TEST_CASE("a budget names declared partners, known categories and euros", "[project_file]") {
    const auto line = [](std::string_view partner, std::string_view category,
                         std::string_view amount) {
        return refusal_of_project(sound_with("[[budget]]\npartner = \"" + std::string(partner) +
                                             "\"\ncategory = \"" + std::string(category) +
                                             "\"\namount = " + std::string(amount) + "\n"));
    };
    CHECK(line("pl", "staff", "\"0.00 EUR\"").empty());
    CHECK(line("cz", "staff", "\"1.00 EUR\"") ==
          "project.toml:12:11: found \"cz\", expected a partner declared in [[partner]]");
    CHECK(line("pl", "staf", "\"1.00 EUR\"")
              .find("project.toml:13:12: found \"staf\", expected a cost category of the rulebook; "
                    "did you mean \"staff\"?") == 0);
    CHECK(line("pl", "staff", "\"-0.01 EUR\"") ==
          "project.toml:14:10: found \"-0.01 EUR\", expected an amount that is not negative");
    CHECK(line("pl", "staff", "\"1.00 CZK\"") ==
          "project.toml:14:10: found \"1.00 CZK\", expected an amount in the project's currency "
          "EUR");
    CHECK(line("pl", "staff", "1.00").find("expected an amount in quotes") != std::string::npos);
}

TEST_CASE("partners and claims are declared once", "[project_file]") {
    CHECK(refusal_of_project(sound_with("[[partner]]\nid = \"pl\"\nname = \"Again\"\n")) ==
          "project.toml:12:6: found \"pl\", expected an id that no other partner has");
    CHECK(refusal_of_project(sound_with("[[claim]]\nnumber = 1\n[[claim]]\nnumber = 1\n")) ==
          "project.toml:14:10: found the integer 1, expected a number that no other claim has");
}

TEST_CASE("an answer has the type that the rule asks for, or says why there is none",
          "[project_file]") {
    const auto answer = [](std::string_view value) {
        return refusal_of_project(sound_with("[parameters]\n" + std::string(value) + "\n"));
    };
    CHECK(answer("land_share = 0.1")
              .find("project.toml:12:14: found the floating-point 0.1, "
                    "expected a rate in quotes") == 0);
    CHECK(answer("land_share = { none = \"\" }").find("expected a text that is not empty") !=
          std::string::npos);
    CHECK(answer("land_share = { reason = \"x\" }")
              .find("found no key value, expected value, or none with the reason") !=
          std::string::npos);
    CHECK(answer("months_max = -1").find("expected a whole number from 0 to") != std::string::npos);
    CHECK(answer("limited_natures = []").find("expected at least one word") != std::string::npos);
    CHECK(answer("something = 1").find("expected a parameter that rulebook b asks for") !=
          std::string::npos);
}

TEST_CASE("a decision is dated, signed, reasoned and about a rule of the book", "[project_file]") {
    const auto told =
        refusal_of_project(sound_with("[[decision]]\nitem = \"c1\"\nverdict = \"yes\"\n"
                                      "rule = \"SHAER\"\n"));
    for (const auto* key : {"by", "reason", "decided_on"})
        CHECK(told.find(std::string("found no key ") + key) != std::string::npos);
    CHECK(told.find("found \"yes\", expected eligible or ineligible") != std::string::npos);
    CHECK(told.find("found \"SHAER\", expected a rule of the rulebook") != std::string::npos);
}
