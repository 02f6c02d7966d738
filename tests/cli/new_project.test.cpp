#include "cli/new_project.hpp"

#include "support/catch.hpp"
#include "support/layer_texts.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/project/project_folder.hpp>
#include <cofin/rules/vocabulary.hpp>

using namespace cofin;
using namespace cofin::cli;
using namespace cofin::test;

namespace {

/// The text with the `# ` taken away before each suggested fact.
std::string filled_in(const std::string& text) {
    std::istringstream lines(text);
    std::string made;
    for (std::string line; std::getline(lines, line);) {
        const auto equals = line.find(" = ");
        const bool suggests = line.starts_with("# ") && equals != std::string::npos &&
                              find_fact(line.substr(2, equals - 2)) != nullptr;
        made += (suggests ? line.substr(2) : line) + "\n";
    }
    return made;
}

const language& in_english = language::english();

/// Every rulebook in English, and one in each language.
std::vector<std::pair<rulebook_layer, std::string>> in_their_languages() {
    std::vector<std::pair<rulebook_layer, std::string>> all;
    for (const auto& head : bundled_rulebooks())
        all.emplace_back(head, "en");
    for (const auto* code : {"pl", "cs", "uk"})
        all.emplace_back(bundled_rulebooks().front(), code);
    return all;
}

} // namespace

TEST_CASE("what new writes reads back for every rulebook, as it is and filled in",
          "[new_project]") {
    const temporary_folder folder;
    for (const auto& [head, code] : in_their_languages()) {
        CAPTURE(head.id, code);
        const auto book = load_rulebook({head.id});
        const auto name = head.id + "." + code;
        const auto made = folder.path(name);
        create_project(made, book, head.id, language::named(code));
        const auto read = read_project({made});
        CHECK(read.book.digest == book.digest);
        CHECK(read.declared.costs.empty());
        CHECK(assess_project(read).totals.declared.is_zero());
        const auto text = folder.read(name + "/project.toml");
        for (const auto& stated : book.rules)
            for (const auto& row : stated.rows)
                for (const auto& ask : row.asks)
                    CHECK(text.find("# " + ask.answer + " = ") != std::string::npos);
        folder.write(name + "/project.toml", filled_in(text));
        const auto filled = read_project({made});
        for (const auto& fact : vocabulary) {
            CAPTURE(fact.name);
            const auto remark = "   # " + std::string(fact.meaning) + "\n";
            if (fact.about != subject::cost)
                CHECK((text.find(remark) != std::string::npos) == (code == "en"));
            if (fact.about == subject::project)
                CHECK(filled.agreed.known.find(fact.name) != nullptr);
            if (fact.about == subject::partner)
                CHECK(filled.agreed.partners.at(0).known.find(fact.name) != nullptr);
            if (fact.about == subject::claim)
                CHECK(filled.declared.claims.at(0).known.find(fact.name) != nullptr);
        }
    }
}

TEST_CASE("the example in a new list of costs is a cost once it stands below the heading",
          "[new_project]") {
    const temporary_folder folder;
    for (const auto& [head, code] : in_their_languages()) {
        CAPTURE(head.id, code);
        const auto name = head.id + "." + code;
        create_project(folder.path(name), load_rulebook({head.id}), head.id, language::named(code));
        const auto list = folder.read(name + "/costs.csv");
        const auto begin = list.find("\n#PP1-01,") + 2;
        REQUIRE(begin > 2);
        folder.write(name + "/costs.csv",
                     list + list.substr(begin, list.find('\n', begin) + 1 - begin));
        const auto read = read_project({folder.path(name)});
        REQUIRE(read.declared.costs.size() == 1);
        CHECK(to_string(read.declared.costs[0].amount) == "1250.00 EUR");
        CHECK(read.declared.costs[0].known.find("paid_on") != nullptr);
        for (const auto& fact : vocabulary)
            if (fact.about == subject::cost)
                CHECK(list.find("\n# " + std::string(fact.name) + ": ") != std::string::npos);
    }
}

TEST_CASE("a new project names a rulebook file from its own folder", "[new_project]") {
    const temporary_folder folder;
    const auto file = folder.write("books/my \"own\" book.toml", layer_head("b"));
    create_project(folder.path("made/"), load_rulebook({file}), file, in_english);
    CHECK(folder.read("made/project.toml").find("../books/my \\\"own\\\" book.toml") !=
          std::string::npos);
    CHECK(read_project({folder.path("made")}).book.id == "b");
}

TEST_CASE("a new project overwrites nothing and needs a folder around it", "[new_project]") {
    const temporary_folder folder;
    const auto book = book_of({layer_head("b")});
    const auto refused = [&](const std::string& path) {
        return refusal_of([&] { create_project(path, book, "b", in_english); });
    };
    const auto taken = folder.write("taken", "mine");
    CHECK(refused(taken) ==
          taken + ": found something of that name, expected the name of a new folder");
    CHECK(folder.read("taken") == "mine");
    CHECK(refused(folder.path("nowhere/made")).find("found no folder") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path("nowhere")));
}

TEST_CASE("a new project leaves nothing half-made beside it", "[new_project]") {
    const temporary_folder folder;
    create_project(folder.path("made"), book_of({layer_head("b")}), "b", in_english);
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    CHECK(names == std::vector<std::string>{"costs.csv", "made", "project.toml", "rates.csv"});
}
