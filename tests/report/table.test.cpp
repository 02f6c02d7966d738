#include "report/table.hpp"

#include "support/catch.hpp"

using namespace cofin;

using lines = std::vector<std::string>;

TEST_CASE("columns are as wide as their widest cell, two spaces apart", "[table]") {
    text_table table("lr");
    table.add({"ERDF", "85.00"});
    table.add({"own", "1 015.00"});
    CHECK(table.text() == "ERDF     85.00\n"
                          "own   1 015.00\n");
    CHECK(table.text(2) == "  ERDF     85.00\n"
                           "  own   1 015.00\n");
}

TEST_CASE("no line ends in a space; rows may be short, columns undeclared", "[table]") {
    text_table table("r");
    table.add({"1", "left", "x"});
    table.add({"22"});
    table.add({"333", "l", ""});
    CHECK(table.text() == "  1  left  x\n"
                          " 22\n"
                          "333  l\n");
    CHECK(text_table("l").text().empty());
}

TEST_CASE("letters count, not their bytes", "[table]") {
    CHECK(characters_in("Úřady bez hranic") == 16);
    CHECK(characters_in("") == 0);
    text_table table("ll");
    table.add({"Wodzisław Śląski", "pl"});
    table.add({"Ostrava", "cz"});
    CHECK(table.text() == "Wodzisław Śląski  pl\n"
                          "Ostrava           cz\n");
}

TEST_CASE("decimal points stand below each other, words do not move them", "[table]") {
    text_table table("lp");
    table.add({"", "rate"});
    table.add({"a", "85 %"});
    table.add({"b", "77.5625 %"});
    table.add({"c", "1.5"});
    const auto text = table.text();
    std::istringstream rows(text);
    std::string line;
    std::getline(rows, line);
    std::size_t point = std::string::npos;
    while (std::getline(rows, line))
        if (const auto at = line.find('.'); at != std::string::npos) {
            CHECK((point == std::string::npos || at == point));
            point = at;
        }
    CHECK(point != std::string::npos);
}

TEST_CASE("text is broken at white space, before the width is passed", "[wrapped]") {
    CHECK(wrapped("one two three", 7) == lines{"one two", "three"});
    CHECK(wrapped("one two three", 6) == lines{"one", "two", "three"});
    CHECK(wrapped("  one \n\t two ", 100) == lines{"one two"});
    CHECK(wrapped("", 10).empty());
    CHECK(wrapped("a incomprehensible b", 5) == lines{"a", "incomprehensible", "b"});
    CHECK(wrapped("źdźbło źdźbło", 13) == lines{"źdźbło źdźbło"});
    CHECK(wrapped("źdźbło źdźbło", 12) == lines{"źdźbło", "źdźbło"});
}
