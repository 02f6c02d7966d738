#include "tree/source_tree.hpp"

#include "support/catch.hpp"

using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

const source_tree& project() {
    static const auto tree = read_tree(COFIN_SOURCE_DIR);
    return tree;
}

/// The only complaint about a tree, or how many there are.
std::string only(const complaints& found) {
    return found.size() == 1 ? found.front() : std::to_string(found.size()) + " complaints";
}

} // namespace

TEST_CASE("the tree is read from the root of the project", "[tree]") {
    REQUIRE(project().size() > 10);
    CHECK(std::ranges::any_of(project(), [](const source_file& file) {
        return file.path == "include/cofin/version.hpp" &&
               file.text.find("COFIN_VERSION") != std::string::npos;
    }));
    CHECK(std::ranges::none_of(
        project(), [](const source_file& file) { return file.path.starts_with("build/"); }));
}

TEST_CASE("an include is found however it is written", "[tree]") {
    CHECK(includes("#include <a>\n  #  include \"b/c.hpp\" // why\n// #include <d>\n#define e\n") ==
          std::vector<std::string>{"a", "b/c.hpp"});
}

TEST_CASE("dependencies point down the layers", "[tree]") {
    CHECK(check_layers(project()) == complaints{});
}

TEST_CASE("an include that points up or sideways is found", "[tree]") {
    const source_file number{"include/cofin/number/rate.hpp", ""};
    const source_file money{"include/cofin/money/money.hpp", "#include <cofin/number/rate.hpp>"};
    const source_file project{"src/project/folder.hpp", "#include \"rulebook/reader.hpp\""};
    const source_file reader{"src/rulebook/reader.hpp", ""};
    const source_file store{"include/cofin/store/store.hpp", ""};
    const source_file error{"include/cofin/error.hpp", ""};
    const source_file all{"include/cofin/cofin.hpp", "#include <cofin/money/money.hpp>"};
    CHECK(check_layers({number, money, project, reader, store, error, all}) == complaints{});

    const auto planted = [&](const std::string& path, const std::string& include) {
        return only(check_layers(
            {number, money, project, reader, store, error, all, {path, "#include " + include}}));
    };
    CHECK_THAT(planted("include/cofin/number/up.hpp", "<cofin/money/money.hpp>"),
               Contains("not below"));
    CHECK_THAT(planted("include/cofin/number/up.hpp", "\"../money/money.hpp\""),
               Contains("not below"));
    CHECK_THAT(planted("include/cofin/rules/up.hpp", "<cofin/cofin.hpp>"), Contains("not below"));
    CHECK_THAT(planted("include/cofin/spelling.hpp", "<cofin/number/rate.hpp>"),
               Contains("not below"));
    CHECK_THAT(planted("src/rulebook/up.cpp", "\"project/folder.hpp\""), Contains("not below"));
    CHECK_THAT(planted("src/project/sideways.cpp", "<cofin/store/store.hpp>"),
               Contains("not below"));
    CHECK_THAT(planted("src/misc/lost.cpp", "<string>"), Contains("'misc' is no layer"));
    CHECK(planted("src/cli/check.cpp", "\"project/folder.hpp\"") == "0 complaints");
    CHECK(planted("src/rulebook/all.cpp", "<cofin/cofin.hpp>") == "0 complaints");
    CHECK(planted("src/project/beside.cpp", "\"folder.hpp\"") == "0 complaints");
    CHECK(planted("include/cofin/number/low.hpp", "<cofin/error.hpp>") == "0 complaints");
}

TEST_CASE("docs/architecture.md shows the levels as the includes make them", "[tree]") {
    const auto page = std::ranges::find(project(), "docs/architecture.md", &source_file::path);
    REQUIRE(page != project().end());
    const auto levels = printed_levels(project());
    CAPTURE(levels);
    CHECK_THAT(page->text, Contains("\n" + levels + "```\n"));
}

TEST_CASE("a level is one above the highest room that is included", "[tree]") {
    CHECK(printed_levels({{"include/cofin/error.hpp", ""},
                          {"include/cofin/number/rate.hpp", "#include <cofin/error.hpp>"},
                          {"include/cofin/money/money.hpp", "#include <cofin/number/rate.hpp>"},
                          {"src/cli/main.cpp", "#include <cofin/money/money.hpp>\n"
                                               "#include <cofin/number/rate.hpp>\n#include <map>"},
                          {"src/money/print.cpp", "#include <cofin/money/money.hpp>"}}) ==
          "level  room       in            includes\n"
          "0      number     include       -\n"
          "1      money      include, src  number\n"
          "2      cli        src           money\n");
}

TEST_CASE("the umbrella header names every header of the core once, by layer", "[tree]") {
    CHECK(check_umbrella(project()) == complaints{});
}

TEST_CASE("a header missing from the umbrella or out of order is found", "[tree]") {
    const source_file rate{"include/cofin/number/rate.hpp", ""};
    const source_file decimal{"include/cofin/number/decimal.hpp", ""};
    const source_file cost{"include/cofin/claim/cost.hpp", ""};
    const source_file kind{"include/cofin/rules/kinds/flat_rate.hpp", ""};
    const source_file store{"include/cofin/store/store.hpp", ""};
    const auto with = [&](const std::string& text) {
        return only(
            check_umbrella({rate, decimal, cost, kind, store, {"include/cofin/cofin.hpp", text}}));
    };
    const std::string error = "#include <cofin/error.hpp>\n";
    const std::string numbers =
        "#include <cofin/number/decimal.hpp>\n#include <cofin/number/rate.hpp>\n";
    const std::string claims = "#include <cofin/claim/cost.hpp>\n";
    const std::string kinds = "#include <cofin/rules/kinds/flat_rate.hpp>\n";
    CHECK(with(numbers + claims + kinds) == "0 complaints");
    CHECK(with(error + numbers + claims + kinds) == "0 complaints");
    CHECK_THAT(with(numbers + claims), Contains("expected cofin/rules/kinds/flat_rate.hpp"));
    CHECK_THAT(with(claims + numbers + kinds), Contains("expected cofin/number/decimal.hpp"));
    CHECK_THAT(with(numbers + claims + claims + kinds), Contains("found cofin/claim/cost.hpp"));
    CHECK_THAT(with(numbers + claims + kinds + "#include <cofin/store/store.hpp>\n"),
               Contains("expected nothing"));
    CHECK_THAT(only(check_umbrella({rate})), Contains("is missing"));
}

TEST_CASE("slow headers are read in one place", "[tree]") {
    CHECK(check_slow_includes(project()) == complaints{});
}

TEST_CASE("a slow header read in a second place is found", "[tree]") {
    const source_file wide{"include/cofin/number/wide.hpp",
                           "#include <boost/multiprecision/cpp_int.hpp>"};
    const source_file day{"include/cofin/time/day.hpp", "#include <date/date.h>"};
    const source_file rule{"include/cofin/rules/rule.hpp", ""};
    CHECK(check_slow_includes({wide, day, rule}) == complaints{});
    const auto planted = [&](const std::string& path, const std::string& include) {
        return only(check_slow_includes({wide, day, rule, {path, "#include " + include}}));
    };
    CHECK_THAT(planted("include/cofin/money/split.hpp", "<boost/multiprecision/cpp_int.hpp>"),
               Contains("found 2"));
    CHECK_THAT(planted("src/project/costs.cpp", "<date/date.h>"), Contains("found 2"));
    CHECK_THAT(planted("include/cofin/money/money.hpp", "<iostream>"), Contains("<iostream>"));
    CHECK_THAT(planted("include/cofin/money/money.hpp", "<regex>"), Contains("<regex>"));
    CHECK(planted("src/cli/main.cpp", "<iostream>") == "0 complaints");
    CHECK_THAT(only(check_slow_includes({wide, rule})), Contains("found 0"));
    CHECK_THAT(only(check_slow_includes({wide, {"src/time/day.cpp", "#include <date/date.h>"}})),
               Contains("a public header's part"));
}

TEST_CASE("public headers are guarded and short", "[tree]") {
    CHECK(check_headers(project()) == complaints{});
}

TEST_CASE("an unguarded or long header is found", "[tree]") {
    const auto lines = [](std::size_t count) {
        std::string text = "#pragma once\n";
        for (std::size_t i = 1; i < count; ++i)
            text += '\n';
        return text;
    };
    const auto about = [](const std::string& path, const std::string& text) {
        return only(check_headers({{path, text}}));
    };
    CHECK(about("include/cofin/money/money.hpp", lines(400)) == "0 complaints");
    CHECK_THAT(about("include/cofin/money/money.hpp", lines(401)), Contains("401 lines"));
    CHECK_THAT(about("include/cofin/money/money.hpp", "\n"), Contains("no #pragma once"));
    CHECK_THAT(about("src/cli/check.hpp", "// #pragma once\n"), Contains("no #pragma once"));
    CHECK(about("include/cofin/plugin/abi.h", "#ifndef COFIN_PLUGIN_ABI_H\n") == "0 complaints");
}

TEST_CASE("no file names a path of one machine", "[tree]") {
    CHECK(check_machine_paths(project()) == complaints{});
}

TEST_CASE("a path of one machine is found", "[tree]") {
    const std::string home = std::string{"/ho"} + "me/";
    const auto about = [](const std::string& text) {
        return only(check_machine_paths({{"docs/x.md", text}}));
    };
    CHECK(about("one\ncd " + home + "ann/cofin") == "docs/x.md:2: " + home);
    CHECK(about(home + "ann") == "docs/x.md:1: " + home);
    CHECK(about("\"" + home + "ann\"") == "docs/x.md:1: " + home);
    CHECK(about("https://example.org" + home + "page") == "0 complaints");
    CHECK(about("examples" + home + "x") == "0 complaints");
}
