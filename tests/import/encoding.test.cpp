#include "import/encoding.hpp"

#include "import/question.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace cofin;
using namespace std::string_literals;

namespace {

std::string text_of(const std::string& bytes, text_encoding encoding) {
    const test::temporary_folder folder;
    const auto source = decoded(folder.write("bytes", bytes), encoding);
    std::string text(4096, '\0');
    text.resize(source(text.data(), text.size()));
    return text;
}

text_encoding encoding_of(const std::string& bytes) {
    const test::temporary_folder folder;
    return detect_encoding(folder.write("bytes", bytes));
}

} // namespace

TEST_CASE("an encoding shows itself") {
    CHECK(encoding_of("kwota;1\n") == text_encoding::utf8);
    CHECK(encoding_of("zł;ś;Kč\n") == text_encoding::utf8);
    CHECK(encoding_of("\xef\xbb\xbfkwota\n") == text_encoding::utf8);
    CHECK(encoding_of("\xff\xfek\0w\0"s) == text_encoding::utf16le);
    CHECK(encoding_of("\xfe\xff\0k\0w"s) == text_encoding::utf16be);
    CHECK(encoding_of("k\0w\0o\0t\0a\0;\0"s) == text_encoding::utf16le);
    CHECK(encoding_of("\x9cwi\xeato;p\xb3\xf3tno\n") ==
          text_encoding::windows1250); // święto;płótno
    CHECK(encoding_of("le\xb6ny;ksi\xb1\xbfka;p\xb3\xf3tno\n") == text_encoding::iso8859_2);
    CHECK(encoding_of("p\xb3\xf3tno;\xe9t\xe9\n") == text_encoding::iso8859_2); // the same in both
    // SPÓŁKA as Windows-1250 writes it holds two bytes that would be UTF-8.
    CHECK(encoding_of("SP\xd3\xa3KA;\x9cwi\xeato;\xbf\xf3\xb3\x9f\n") ==
          text_encoding::windows1250);
}

TEST_CASE("bytes that fit more than one encoding are asked about") {
    CHECK_THROWS_AS(encoding_of("ksi\xb9\xbfka\n"), import_question); // ą, or š
    CHECK_THROWS_AS(encoding_of("le\xb6ny;\x9cwi\xeato\n"), import_question);
    CHECK_THROWS_AS(encoding_of("zł ą ę;\xb3\xb3\xb3\xb3\xb3\xb3\xb3\xb3\n"), import_question);
    // Договір про надання послуг, сума, постачальник
    CHECK_THROWS_AS(
        encoding_of("\xc4\xee\xe3\xee\xe2\xb3\xf0 \xef\xf0\xee \xed\xe0\xe4\xe0\xed\xed\xff "
                    "\xef\xee\xf1\xeb\xf3\xe3, \xf1\xf3\xec\xe0, "
                    "\xef\xee\xf1\xf2\xe0\xf7\xe0\xeb\xfc\xed\xe8\xea\n"),
        import_question);
}

TEST_CASE("a text comes out as UTF-8") {
    CHECK(text_of("\x9cwi\xeato", text_encoding::windows1250) == "święto");
    CHECK(text_of("\xb6wi\xeato", text_encoding::iso8859_2) == "święto");
    CHECK(text_of("\xf1\xf3\xec\xe0", text_encoding::windows1251) == "сума");
    CHECK(text_of("\xff\xfez\0B\1"s, text_encoding::utf16le) == "zł");
    CHECK(text_of("\xfe\xff\0z\1B"s, text_encoding::utf16be) == "zł");
    CHECK(text_of("\x3d\xd8\x00\xde"s, text_encoding::utf16le) == "😀");
    CHECK(text_of("\xef\xbb\xbfzł", text_encoding::utf8) == "zł");
}

TEST_CASE("what an encoding does not have is refused with its line") {
    CHECK_THROWS_WITH(
        text_of("a\nb\x81", text_encoding::windows1250),
        Catch::Matchers::Contains(":2: found byte 129, expected text in windows-1250"));
    CHECK_THROWS_AS(text_of("a\0b"s, text_encoding::utf16le), parse_error);
    CHECK_THROWS_AS(text_of("\x00\xde"s, text_encoding::utf16le), parse_error);
    CHECK_THROWS_AS(text_of("\x3d\xd8"s, text_encoding::utf16le), parse_error);
}
