#include "rulebook/utf8.hpp"

#include "support/catch.hpp"

#include <string>

using namespace cofin;
using namespace std::string_literals;

TEST_CASE("text in UTF-8 is text", "[utf8]") {
    // The first and the last code point of each length, and the neighbours of the surrogates.
    const auto text =
        GENERATE(as<std::string>(), "", "plain", "zażółć gęślą jaźń", "\x7f", "\xc2\x80",
                 "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf",
                 "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "a\0b"s);
    CHECK(invalid_utf8_at(text) == std::string_view::npos);
}

TEST_CASE("what is not UTF-8 is found at its first byte", "[utf8]") {
    const auto bytes = GENERATE(as<std::string>(),
                                "\x80",             // goes on with nothing before it
                                "\xc0\x80",         // NUL in two bytes
                                "\xc1\xbf",         // overlong
                                "\xe0\x9f\xbf",     // overlong
                                "\xf0\x8f\xbf\xbf", // overlong
                                "\xed\xa0\x80",     // first surrogate
                                "\xed\xbf\xbf",     // last surrogate
                                "\xf4\x90\x80\x80", // beyond U+10FFFF
                                "\xf5\x80\x80\x80", "\xff", "\xe9t\xe9", "\xe2\x82", "\xc3",
                                "\xe2\x28\xa1", "\xf0\x9f\x98 ");
    // Before, at and after the blocks of eight bytes that are looked at together.
    const auto before = GENERATE(range(0U, 18U));
    CAPTURE(bytes, before);
    CHECK(invalid_utf8_at(std::string(before, 'a') + bytes) == before);
    CHECK(invalid_utf8_at(std::string(before, 'a') + bytes + "aaaaaaaa") == before);
}
