#include "export/one_line.hpp"

#include "support/catch.hpp"

using namespace cofin;

TEST_CASE("a text is one line of nothing but text", "[export]") {
    const auto [text, line] = GENERATE(table<std::string, std::string>({
        {"", ""},
        {"FV 12/2018", "FV 12/2018"},
        {"Úřady bez hranic", "Úřady bez hranic"},
        {"a\nb\r\tc", "a\\x0ab\\x0d\\x09c"},
        {std::string("nul\0l", 5), "nul\\x00l"},
        {"\x7f\x1b", "\\x7f\\x1b"},
        {"\"\\", "\\x22\\x5c"},
        {"a:b;c,d|e[2001-01-01]", "a\\x3ab\\x3bc\\x2cd\\x7ce\\x5b2001-01-01\\x5d"},
        {" ", "\\x20"},
        {" a  b ", "\\x20a \\x20b\\x20"},
        {"caf\xe9", "caf\\xe9"},
        {"\xc3", "\\xc3"},
        {"\xc2\x85", "\\xc2\\x85"},               // next line
        {"\xe2\x80\xa8", "\\xe2\\x80\\xa8"},      // line separator
        {"\xe2\x80\xae", "\\xe2\\x80\\xae"},      // from right to left
        {"\xef\xbb\xbf", "\\xef\\xbb\\xbf"},      // byte order mark
        {"\xe2\x82\xac", "\xe2\x82\xac"},         // a euro sign
        {"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"}, // beyond 16 bits
        {"=1+1 @x +1 -1 * ! # ^", "=1+1 @x +1 -1 * ! # ^"},
    }));
    CHECK(one_line(text) == line);
}

TEST_CASE("a long text is cut between characters and says so", "[export]") {
    CHECK(one_line(std::string(1000, 'a')) == std::string(1000, 'a'));
    CHECK(one_line(std::string(1001, 'a')) == std::string(1000, 'a') + "... (1001 bytes)");
    const std::string letter = "\xc5\x99";
    std::string letters = "a";
    for (int i = 0; i < 500; ++i)
        letters += letter;
    const std::string kept = letters.substr(0, 999);
    CHECK(one_line(letters) == kept + "... (1001 bytes)");
    // what follows a cut does not come back
    CHECK(one_line(std::string(999, 'a') + letter + "b") ==
          std::string(999, 'a') + "... (1002 bytes)");
}

TEST_CASE("text is UTF-8 whatever it was", "[export]") {
    CHECK(as_utf8("a\n\"\xc5\x99\"") == "a\n\"\xc5\x99\"");
    CHECK(as_utf8("caf\xe9 \xc5\x99 \xff") == "caf\\xe9 \xc5\x99 \\xff");
}
