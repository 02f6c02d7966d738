#include "support/catch.hpp"

#include <cofin/spelling.hpp>

using namespace cofin;

TEST_CASE("the distance of two words is the number of letters mistyped", "[spelling]") {
    CHECK(edit_distance("floor", "floor") == 0);
    CHECK(edit_distance("", "up") == 2);
    CHECK(edit_distance("up", "") == 2);
    CHECK(edit_distance("flor", "floor") == 1);
    CHECK(edit_distance("floor", "flor") == 1);
    CHECK(edit_distance("flour", "floor") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("abcdef", "badcfe") == 3);
    CHECK(edit_distance("chekc", "check") == 1);
    CHECK(edit_distance("ca", "abc") == 3); // no edit within another
}

TEST_CASE("the nearest word is one that a person may have meant", "[spelling]") {
    const std::vector<std::string> known{"EUR", "CZK", "PLN"};
    CHECK(nearest_word("EUE", known) == "EUR");
    CHECK(nearest_word("CZ", known) == "CZK");
    CHECK(nearest_word("XYZ", known).empty());
    CHECK(nearest_word("", known).empty());
    CHECK(nearest_word("2", std::vector<std::string>{"1", "12"}).empty());
    const std::vector<std::string> modes{"half_down", "half_up"};
    CHECK(nearest_word("half_dwon", modes) == "half_down");
    CHECK(nearest_word("half", modes).empty());
    CHECK(nearest_word("cofin", std::vector<std::string>{"exclusion", "cofinancing_rate"}) ==
          "cofinancing_rate");
    CHECK(nearest_word("ha", std::vector<std::string>{"half_up"}).empty());
    CHECK(nearest_word("eur", known) == "EUR");
    CHECK(nearest_word("Half_Up", modes) == "half_up");
    CHECK(nearest_word(std::string(65, 'x'), modes).empty());
}

TEST_CASE("of equally near words the first is named", "[spelling]") {
    const std::vector<std::string> known{"PLN", "PLX"};
    CHECK(nearest_word("PLZ", known) == "PLN");
}

TEST_CASE("a long word is no way from itself", "[spelling]") {
    CHECK(edit_distance(std::string(65, 'x'), std::string(65, 'x')) == 0);
    CHECK(edit_distance(std::string(65, 'x'), std::string(66, 'x')) == 66);
}
