#include "support/catch.hpp"

#include <cofin/text_index.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace cofin;

TEST_CASE("texts are numbered in the order in which they were first added", "[text_index]") {
    text_index index;
    CHECK(index.empty());
    CHECK(index.find("") == text_index::none);
    CHECK(index.add("b") == 0);
    CHECK(index.add("") == 1);
    CHECK(index.add("b") == 0);
    CHECK(index.add("a") == 2);
    CHECK(index.size() == 3);
    CHECK(index.find("a") == 2);
    CHECK(index.contains(""));
    CHECK_FALSE(index.contains("c"));
    CHECK(std::ranges::equal(index, std::vector<std::string>{"b", "", "a"}));
}

TEST_CASE("an index of many texts says what a map says", "[text_index]") {
    text_index index;
    std::map<std::string, std::size_t> expected;
    for (std::size_t i = 0; i < 20'000; ++i) {
        const std::string text = "Supplier " + std::to_string(i * 7919 % 6007);
        const std::size_t number = expected.emplace(text, expected.size()).first->second;
        REQUIRE(index.add(text) == number);
    }
    CHECK(index.size() == expected.size());
    for (const auto& [text, number] : expected)
        REQUIRE(index.find(text) == number);
    CHECK(index.find("Supplier 6007") == text_index::none);
}
