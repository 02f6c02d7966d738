#include "support/catch.hpp"

#include <cofin/rules/citation.hpp>

#include <type_traits>

using namespace cofin;

TEST_CASE("no citation comes from nothing", "[citation]") {
    STATIC_REQUIRE_FALSE(std::is_default_constructible_v<citation>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<citation, std::string>);
    STATIC_REQUIRE_FALSE(
        std::is_constructible_v<citation, citation_kind, std::string, std::string>);
    STATIC_REQUIRE_FALSE(std::is_aggregate_v<citation>);
    STATIC_REQUIRE(std::is_copy_assignable_v<citation>);
}

TEST_CASE("law and documents can cut, observations and memories cannot", "[citation]") {
    CHECK(citation::law("Reg. (EU) No 481/2014", "Art 2(2)(b)").can_cut());
    CHECK(citation::document("Programme manual").can_cut());
    CHECK_FALSE(citation::observation("Published splits").can_cut());
    CHECK_FALSE(citation::unverified("5 % in 2007-2013").can_cut());
}

TEST_CASE("a weak citation says that it is one", "[citation]") {
    CHECK(to_string(citation::law("Reg. (EU) No 481/2014", "Art 2(2)(b)")) ==
          "Reg. (EU) No 481/2014, Art 2(2)(b)");
    CHECK(to_string(citation::document("Programme manual")) == "Programme manual");
    CHECK(to_string(citation::observation("Published splits", "p. 4")) ==
          "observation: Published splits, p. 4");
    CHECK(to_string(citation::unverified("from memory")) == "unverified: from memory");
}

TEST_CASE("citations are equal where kind, text and unit are", "[citation]") {
    CHECK(citation::law("A", "1") == citation::law("A", "1"));
    CHECK_FALSE(citation::law("A", "1") == citation::law("A", "2"));
    CHECK_FALSE(citation::law("A", "1") == citation::document("A", "1"));
}
