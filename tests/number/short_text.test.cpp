#include "support/catch.hpp"

#include <cofin/short_text.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace cofin;

TEST_CASE("texts are the same where all their bytes are, whatever their size", "[short_text]") {
    const std::string letters = "The quick brown fox jumps over the lazy dog";
    for (std::size_t size = 0; size <= letters.size(); ++size) {
        const std::string text = letters.substr(0, size);
        CHECK(same_text(text, std::string(text)));
        CHECK_FALSE(same_text(text, text + "x"));
        for (std::size_t i = 0; i < size; ++i) {
            std::string other = text;
            other[i] = '\0';
            CAPTURE(size, i);
            REQUIRE_FALSE(same_text(text, other));
            REQUIRE_FALSE(same_text(other, text));
            REQUIRE(hash_of_text(text) != hash_of_text(other));
        }
    }
}

TEST_CASE("texts of few bytes have hashes of their own", "[short_text]") {
    std::set<std::uint64_t> hashes;
    std::size_t texts_seen = 0;
    for (const std::size_t size : {1U, 2U, 3U, 4U, 7U, 8U, 9U, 15U, 16U, 17U})
        for (const char first : {'\0', 'a', 'b', '\xff'})
            for (const char last : {'\0', 'a', 'b', '\xff'}) {
                std::string text(size, 'x');
                text.front() = first;
                if (size > 1)
                    text.back() = last;
                else if (last != '\0')
                    continue;
                hashes.insert(hash_of_text(text));
                ++texts_seen;
            }
    hashes.insert(hash_of_text(""));
    CHECK(hashes.size() == texts_seen + 1);
}

TEST_CASE("a text takes the place of another of any size", "[short_text]") {
    std::string text = "INV-0001";
    for (const std::string next :
         {"INV-0002", "", "INV-0003", "a longer text than the one before it",
          "a longer text than the one before me"}) {
        replace_text(text, next);
        CHECK(text == next);
    }
}

TEST_CASE("texts are ordered byte by byte, whatever their size", "[short_text]") {
    const std::string letters = "a list of partners";
    std::vector<std::string> all{"", "a", "b", "\xff", "aaaa", "aaab", "aaaaaaaa", "aaaaaaab"};
    for (std::size_t size = 0; size <= letters.size(); ++size) {
        all.push_back(letters.substr(0, size));
        for (std::size_t i = 0; i < size; ++i)
            for (const char c : {'\0', 'm', '\x80', '\xff'}) {
                all.push_back(letters.substr(0, size));
                all.back()[i] = c;
            }
    }
    for (const auto& a : all)
        for (const auto& b : all)
            if (less_text(a, b) != (a < b))
                FAIL("another order of " << a << " and " << b);
}

TEST_CASE("a text is copied to the byte", "[short_text]") {
    const std::string letters(100, 'x');
    for (std::size_t size = 0; size <= letters.size(); ++size) {
        std::string to(size + 2, '.');
        copy_text(to.data() + 1, std::string_view(letters).substr(0, size));
        CAPTURE(size);
        REQUIRE(to == '.' + letters.substr(0, size) + '.');
    }
}
