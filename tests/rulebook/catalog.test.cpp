#include "rulebook/catalog.hpp"

#include "rulebook/lint.hpp"
#include "rulebook/rule_test.hpp"
#include "support/bad_paths.hpp"
#include "support/catch.hpp"
#include "support/layer_texts.hpp"
#include "support/refusals.hpp"
#include "support/temporary_folder.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

std::string refusal_to_load(const std::string& id_or_file, std::optional<day> on = {}) {
    return refusal_of([&] { static_cast<void>(load_rulebook({id_or_file, on, {"--rulebook"}})); });
}

} // namespace

TEST_CASE("every rulebook that comes with the program loads, is sound and passes its tests",
          "[catalog]") {
    const auto heads = bundled_rulebooks();
    CHECK(heads.size() >= 5);
    for (const auto& head : heads) {
        CAPTURE(head.id);
        const auto book = load_rulebook({head.id});
        CHECK(book.id == head.id);
        CHECK(book.version == head.version);
        CHECK(book.digest == sha256(canonical_json(book)));
        CHECK(book.layers.back().plugin == head.plugin);
        CHECK_FALSE(book.categories.empty());
        const auto report = run_rule_tests(book);
        for (const auto& failed : report.failed)
            CHECK(failed.rule + " " + failed.name + ": " + to_string(failed.got) ==
                  to_string(failed.expected));
        CHECK(report.failing == 0);
        for (const auto& remark : lint_rulebook(book))
            CHECK(remark.rule + ": " + to_string(remark.text) == "");
    }
}

TEST_CASE("rulebooks are listed by id, each above what extends it", "[catalog]") {
    const auto heads = bundled_rulebooks();
    CHECK(std::ranges::is_sorted(heads, {}, &rulebook_layer::id));
    for (const auto& head : heads) {
        if (head.extends.empty())
            continue;
        const auto book = load_rulebook({head.id});
        REQUIRE(book.layers.size() > 1);
        CHECK(book.layers[book.layers.size() - 2].id == head.extends);
    }
}

TEST_CASE("an unknown rulebook is refused where it was asked for, the nearest one named",
          "[catalog]") {
    CHECK(refusal_to_load("eu-2014-2021") ==
          "--rulebook: found the rulebook \"eu-2014-2021\", expected a known rulebook (cofin "
          "rulebook list) or a file ending in .toml; did you mean \"eu-2014-2020\"?");
    CHECK(refusal_to_load("nowhere.toml") ==
          "nowhere.toml: found no such file, expected a file that can be read");
}

TEST_CASE("a rulebook is not used before the day it was published", "[catalog]") {
    const temporary_folder folder;
    const auto file = folder.write("book.toml", layer_head("b")); // published 2020-01-01
    CHECK(refusal_to_load(file, parse_day("2020-01-01")).empty());
    CHECK(refusal_to_load(file, parse_day("2019-12-31")) ==
          file + ": found rulebook b published on 2020-01-01, expected a version published by "
                 "2019-12-31");
}

TEST_CASE("a file may extend a rulebook that comes with the program, and no other", "[catalog]") {
    const temporary_folder folder;
    const auto lower =
        folder.write("lower.toml", layer_head("lower", "extends = \"eu-2014-2020\"\n"));
    const auto book = load_rulebook({lower});
    CHECK(book.layers.size() == 2);
    CHECK(book.rules.size() == load_rulebook({"eu-2014-2020"}).rules.size());
    const auto itself = folder.write("self.toml", layer_head("self", "extends = \"self\"\n"));
    CHECK(refusal_to_load(itself) ==
          itself +
              ":7:11: found extends \"self\", expected layers that form no cycle and are at most "
              "16");
    const auto unknown = folder.write("none.toml", layer_head("none", "extends = \"eu-2014\"\n"));
    CHECK(refusal_to_load(unknown).find(unknown + ":7:11: found the rulebook \"eu-2014\"") == 0);
}

TEST_CASE("a rulebook file is a file with something in it", "[catalog]") {
    const temporary_folder folder;
    CHECK(refusal_to_load(folder.write("empty.toml", "")).find("found an empty file") !=
          std::string::npos);
    std::filesystem::create_directory(folder.path("folder.toml"));
    CHECK(refusal_to_load(folder.path("folder.toml")).find("found no regular file") !=
          std::string::npos);
}

TEST_CASE("an id or a path that no rulebook has is refused with what was found and expected",
          "[catalog][error]") {
    const temporary_folder folder;
    const auto file = folder.write("book.toml", layer_head("b"));
    for (const auto& path : bad_paths(file, folder.path())) {
        for (const auto& asked : {path, path + ".toml"}) {
            CAPTURE(asked.substr(0, 80));
            CHECK(refusal_to_load(asked).find(", expected ") != std::string::npos);
        }
    }
}

TEST_CASE("a layer above whose name no file can have is looked for among those that come along",
          "[catalog][error]") {
    const temporary_folder folder;
    const auto file = folder.write(
        "book.toml", layer_head("b", "extends = \"" + std::string(5'000, 'x') + "\"\n"));
    CHECK(refusal_to_load(file).find("expected a known rulebook") != std::string::npos);
}
