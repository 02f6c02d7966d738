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

namespace {

/// A narrow screen, while it lives.
class screen_of {
public:
    explicit screen_of(std::size_t columns) : before_(table_width) { table_width = columns; }
    ~screen_of() { table_width = before_; }
    screen_of(const screen_of&) = delete;
    screen_of& operator=(const screen_of&) = delete;

private:
    std::size_t before_;
};

text_table rates_table() {
    text_table table("lrl");
    table.add({"month", "units per EUR", "source"});
    table.add({"2018-11", "1 025.87", "the European Central Bank in Frankfurt"});
    return table;
}

} // namespace

TEST_CASE("a table that is wider than the screen folds its words, never its numbers", "[table]") {
    const screen_of narrow(44);
    CHECK(rates_table().text() == "month    units per EUR  source\n"
                                  "2018-11       1 025.87  the European Central\n"
                                  "                        Bank in Frankfurt\n");
}

TEST_CASE("a heading above numbers folds as well", "[table]") {
    const screen_of narrow(30);
    text_table table("lr");
    table.add({"partner", "certified so far"});
    table.add({"Wodzislaw Slaski", "1 025.87"});
    CHECK(table.text() == "partner           certified so\n"
                          "                           far\n"
                          "Wodzislaw             1 025.87\n"
                          "Slaski\n");
}

TEST_CASE("where folding is not enough, each row stands by itself", "[table]") {
    const screen_of narrow(22);
    text_table table("lrr");
    table.add({"who", "declared", "certified"});
    table.add({"pl", "12 325.48", "12 000.00"});
    table.add({"cz", "11 400.00", "9 690.00"});
    CHECK(table.text() == "pl\n"
                          "  declared   12 325.48\n"
                          "  certified  12 000.00\n"
                          "cz\n"
                          "  declared   11 400.00\n"
                          "  certified  9 690.00\n");
}

TEST_CASE("a file has all the room", "[table]") {
    text_table table("ll");
    table.add({std::string(300, 'x'), "y"});
    CHECK(table.text() == std::string(300, 'x') + "  y\n");
}

TEST_CASE("words have colours where there are colours, and only there", "[table]") {
    CHECK(coloured("ineligible", outcome::ineligible) == "ineligible");
    has_colours = true;
    CHECK(coloured("ineligible", outcome::ineligible) == "\x1b[31mineligible\x1b[0m");
    CHECK(coloured("eligible", outcome::eligible) == "\x1b[32meligible\x1b[0m");
    CHECK(coloured("note", outcome::note) == "note");
    has_colours = false;
}
