#include "support/catch.hpp"

#include <cofin/error.hpp>
#include <cofin/wording.hpp>

using namespace cofin;

TEST_CASE("a wording says its texts in their places", "[error]") {
    CHECK(to_string(wording("{} of several partners", std::string("\"a\""))) ==
          "\"a\" of several partners");
    CHECK(to_string(wording("at most {}: {}", std::string("5"),
                            wording("what is {}", std::string("left")))) ==
          "at most 5: what is left");
    CHECK(to_string(wording("{2} before {1}", std::string("a"), std::string("b"))) == "b before a");
    CHECK(to_string(wording(std::string("{} stands in a file"))) == "{} stands in a file");
    CHECK(wording().empty());
    CHECK(wording(std::string()).empty());
    CHECK_FALSE(wording("nothing").empty());
}

TEST_CASE("words of a table have values too", "[error]") {
    constexpr const char* table[] = {to_translate("row {} behind row {}")};
    const auto said = wording::of(table[0], {std::string("3"), std::string("7")});
    CHECK(to_string(said) == "row 3 behind row 7");
    CHECK(said.words() == table[0]);
}

TEST_CASE("what is counted is one or several", "[error]") {
    const auto fields = [](std::size_t count) {
        return to_string(counting("{} field in {}", "{} fields in {}", count, std::string("a")));
    };
    CHECK(fields(0) == "0 fields in a");
    CHECK(fields(1) == "1 field in a");
    CHECK(fields(2) == "2 fields in a");
}

TEST_CASE("a list has its separator between its parts alone", "[error]") {
    CHECK(to_string(wording::list({"a", wording("{} b", std::string("x")), "c"}, "; ")) ==
          "a; x b; c");
    CHECK(to_string(wording::list({}, "; ")).empty());
    CHECK(to_string(wording::list({"a"}, "; ")) == "a");
}

TEST_CASE("an error keeps what it says apart from where it stands", "[error]") {
    const parse_error problem({"costs.csv", 7, 3}, wording("{} cells", std::string("4")),
                              wording("{} as in the header", std::string("5")));
    CHECK(to_string(problem.message()) == problem.what());
    CHECK(problem.message().values().at(0) == "costs.csv:7:3");
    const auto seen = problem.located({"list.csv", 9, 1});
    CHECK(to_string(seen.message()) == "list.csv:9:3: found 4 cells, expected 5 as in the header");
    CHECK(seen.found().words() == problem.found().words());
}
