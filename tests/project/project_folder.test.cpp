#include "support/bad_paths.hpp"
#include "support/catch.hpp"
#include "support/layer_texts.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/money/money.hpp>
#include <cofin/project/project_folder.hpp>

#include <filesystem>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

const std::string project_text = "[project]\nid = \"p\"\ntitle = \"A project\"\n"
                                 "rulebook = \"books/book.toml\"\n"
                                 "[[partner]]\nid = \"pl\"\nname = \"Wodzisław\"\n";
const std::string costs_header = "id,partner,category,amount,currency,paid_on\n";

/// A project that states all it needs; files are changed to see what comes of it.
struct written_project {
    temporary_folder folder;

    written_project() {
        folder.write("books/book.toml",
                     layer_head("b") +
                         rule_text("FX", "fx/1", "[[rule.valid]]\nmonth_of = \"paid_on\"\n"));
        folder.write("project.toml", project_text);
        folder.write("costs.csv", costs_header + "1,pl,staff,1000.00,CZK,2019-02-15\n"
                                                 "2,pl,staff,10.00,EUR,\n");
        folder.write("rates.csv", "month,currency,units_per_eur\n2019-02,CZK,25.308\n");
    }
    [[nodiscard]] project_folder read() const { return read_project({folder.path()}); }
    [[nodiscard]] std::string refused() const {
        return refusal_of([&] { static_cast<void>(assess_project(read())); });
    }
};

} // namespace

TEST_CASE("a folder is a project, its costs and its rates", "[project_folder]") {
    const written_project written;
    const auto project = written.read();
    CHECK(project.agreed.project == "p");
    CHECK(project.book.id == "b"); // named from the project's folder
    CHECK(project.declared.costs.size() == 2);
    CHECK(project.declared.claims.size() == 1);
    // 1000 / 25.308 = 39.5132.., half up, and 10.00
    const auto result = assess_project(project);
    CHECK(result.totals.declared == 49.51_eur);
    CHECK(result.totals.eligible == 49.51_eur);
}

TEST_CASE("a project without claims declares all in claim 1", "[project_folder]") {
    const written_project written;
    for (const auto& declared : written.read().declared.costs)
        CHECK(declared.claim == 1);
    written.folder.write("project.toml", project_text + "[[claim]]\nnumber = 2\n");
    CHECK(written.refused().find("project.toml declares no claim 1") != std::string::npos);
}

TEST_CASE("a month without its rate is an incomplete folder, at the cost that needs it",
          "[project_folder]") {
    const written_project written;
    written.folder.write("rates.csv", "month,currency,units_per_eur\n2019-01,CZK,25.308\n");
    CHECK(written.refused() ==
          written.folder.path("costs.csv") +
              ":2: found cost 1 in CZK and no rate for 2019-02, expected a row "
              "2019-02,CZK in rates.csv");
    std::filesystem::remove(written.folder.path("rates.csv"));
    CHECK(written.refused().find("no rate for 2019-02") != std::string::npos);
    written.folder.write("costs.csv", costs_header + "2,pl,staff,10.00,EUR,\n");
    CHECK(written.refused().empty()); // nobody needs a rate
}

TEST_CASE("a list of rates that is a link to nowhere is not taken for none", "[project_folder]") {
    const written_project project;
    const auto rates = project.folder.path("rates.csv");
    std::filesystem::remove(rates);
    std::filesystem::create_symlink(project.folder.path("nowhere.csv"), rates);
    CHECK_THAT(project.refused(), Catch::Matchers::Contains("rates.csv: found"));
}

TEST_CASE("a decision is about something that is there", "[project_folder]") {
    const written_project written;
    const auto deciding_on = [&](std::string_view item) {
        written.folder.write("project.toml",
                             project_text + "[[decision]]\nrule = \"FX\"\nitem = \"" +
                                 std::string(item) +
                                 "\"\nverdict = \"eligible\"\ndecided_on = 2019-04-01\n"
                                 "by = \"A. Person\"\nreason = \"seen\"\n");
        return written.refused();
    };
    for (const auto* item : {"1", "pl", "p"})
        CHECK(deciding_on(item).empty());
    CHECK(deciding_on("17") ==
          written.folder.path("project.toml") +
              ":10: found a decision on \"17\", expected the id of a cost, a partner or the "
              "project; did you mean \"1\"?");
}

TEST_CASE("another rulebook may be asked for than the project names", "[project_folder]") {
    const written_project written;
    const auto other = written.folder.write("other.toml", layer_head("other"));
    CHECK(read_project({written.folder.path(), other}).book.id == "other");
    CHECK(refusal_of([&] {
              static_cast<void>(read_project({written.folder.path(), "eu-2014"}));
          }).find("--rulebook: found the rulebook \"eu-2014\"") == 0);
    CHECK(refusal_of([&] {
              static_cast<void>(read_project({written.folder.path(), {}, parse_day("2019-12-31")}));
          }).find("expected a version published by 2019-12-31") != std::string::npos);
}

TEST_CASE("a folder holds a project, or folders that do", "[project_folder]") {
    const temporary_folder folder;
    const auto refused = [](const std::string& path) {
        return refusal_of([&] { static_cast<void>(project_folders_in(path)); });
    };
    CHECK(refused(folder.path()) == folder.path() +
                                        ": found a folder without project.toml, expected a project "
                                        "folder, or a folder of them");
    CHECK(refused(folder.path("nowhere")).find("found no such folder") != std::string::npos);
    CHECK(refused(folder.write("file", "x")).find("found a file") != std::string::npos);
    for (const auto* name : {"two", "one"})
        folder.write(std::string(name) + "/project.toml", "");
    folder.write("three/costs.csv", "");
    CHECK(project_folders_in(folder.path()) ==
          std::vector<std::string>{folder.path("one"), folder.path("two")});
    CHECK(project_folders_in(folder.path("one")) == std::vector<std::string>{folder.path("one")});
}

TEST_CASE("a path that no project has is refused with what was found and expected",
          "[project_folder][error]") {
    const written_project there;
    const auto file = there.folder.path("project.toml");
    for (const auto& path : bad_paths(file, there.folder.path("books"))) {
        CAPTURE(path.substr(0, 80));
        for (const auto& refusal :
             {refusal_of([&] { static_cast<void>(read_project({.path = path})); }),
              refusal_of([&] { static_cast<void>(project_folders_in(path)); })}) {
            CAPTURE(refusal.substr(0, 200));
            CHECK(refusal.find("found ") != std::string::npos);
            CHECK(refusal.find(", expected ") != std::string::npos);
        }
    }
}

TEST_CASE("a folder's name that goes on behind a zero byte is not cut off there",
          "[project_folder][error]") {
    const written_project there;
    const auto refusal = refusal_of([&] {
        static_cast<void>(read_project({.path = there.folder.path() + std::string(1, '\0')}));
    });
    CHECK(refusal ==
          there.folder.path() + ": found a path with a zero byte, expected a file's path");
}
