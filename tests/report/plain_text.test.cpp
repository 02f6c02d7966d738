#include "report/plain_text.hpp"

#include "report/table.hpp"
#include "support/catch.hpp"

using namespace cofin;

TEST_CASE("text of others ends no line and hides nothing", "[plain_text]") {
    CHECK(plain_line("FV 12/2018: \"a\\b\"") == "FV 12/2018: \"a\\b\"");
    CHECK(plain_line("Úřady\u00a0bez") == "Úřady\u00a0bez");
    CHECK(plain_line("x\n\nNo findings.\n\x1b[8m") == "x\\x0a\\x0aNo findings.\\x0a\\x1b[8m");
    CHECK(plain_line("a\u202eb\u0085") == "a\\xe2\\x80\\xaeb\\xc2\\x85");
    CHECK(plain_line("\xff") == "\\xff");
    CHECK(plain_line(plain_line("\x7f")) == "\\x7f");
    CHECK(plain_lines("a\nb\r\x1b") == "a\nb\\x0d\\x1b");
}

TEST_CASE("tables and folded lines show text of others as plain text", "[plain_text]") {
    text_table table("ll");
    table.add({"x\n\x1b[8m", "1"});
    CHECK(table.text() == "x\\x0a\\x1b[8m  1\n");
    CHECK(folded_line("x\nNo findings.\x1b[8m") == "x\\x0aNo findings.\\x1b[8m\n");
    CHECK(wrapped("a\nb \x1b[8m", 80) == std::vector<std::string>{"a b \\x1b[8m"});
    has_colours = true;
    const auto cut = coloured("cut", outcome::ineligible);
    CHECK(folded_line(cut + " \x1b[8m\x1b") == cut + " \\x1b[8m\\x1b\n");
    has_colours = false;
}

TEST_CASE("XML holds only its own characters", "[plain_text]") {
    CHECK(as_xml_characters("a\t\n\rž\xEF\xBF\xBD") == "a\t\n\rž\xEF\xBF\xBD");
    CHECK(as_xml_characters("\x1b|\xEF\xBF\xBE|\xEF\xBF\xBF|\xff") ==
          "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD");
}
