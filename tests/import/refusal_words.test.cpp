#include "import/refusal_words.hpp"

#include "import/helper/refusal.hpp"
#include "support/catch.hpp"

#include <string>

using namespace cofin;
using workbooks::said;

namespace {

std::string through(const wording& what) {
    const auto read = read_sent(sent_form(what, refusal_words), refusal_words);
    return read ? to_string(*read) : "nothing";
}

} // namespace

TEST_CASE("a refusal arrives with its words and values", "[import][workbook]") {
    const auto refused = said("a damaged part {}: {} (line {}, byte {})", std::string("\"a.xml\""),
                              said("its size is not the one that the directory names"), 3, 17);
    const auto read = read_sent(sent_form(refused, refusal_words), refusal_words);
    REQUIRE(read);
    CHECK(to_string(*read) == "a damaged part \"a.xml\": its size is not the one that the "
                              "directory names (line 3, byte 17)");
    CHECK(std::string(read->words()) == "a damaged part {}: {} (line {}, byte {})");
    CHECK(read->values()[1].words() != nullptr);
}

TEST_CASE("what is in no list arrives as a text", "[import][workbook]") {
    CHECK(through(wording("{} of another list", std::string("3"))) == "3 of another list");
    CHECK(through(std::string("a file's own words")) == "a file's own words");
    CHECK(through(counting("{} sheet", "{} sheets", 2)) == "2 sheets");
    CHECK(through(wording()).empty());
}

TEST_CASE("a helper that lies about its words is not believed", "[import][hostile]") {
    const auto bytes = sent_form(said("row {} behind row {}", 3, 7), refusal_words);
    CHECK(read_sent(bytes, refusal_words));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_FALSE(read_sent(bytes.substr(0, size), refusal_words));
    CHECK_FALSE(read_sent(bytes + "x", refusal_words));
    CHECK_FALSE(read_sent(std::string("\xfe\xff\0\0", 4), refusal_words)); // no such words
    CHECK_FALSE(read_sent(std::string("\0\0\xff\xff", 4), refusal_words)); // too many values
    std::string deep;
    for (int i = 0; i < 100; ++i)
        deep += std::string("\0\0\1\0", 4);
    CHECK_FALSE(read_sent(deep + std::string("\xff\xff\0\0", 4), refusal_words));
    CHECK(through(std::string("a\x1b[2Jb\n")) == "a [2Jb ");
}
