#include "report/phrase.hpp"

#include "support/catch.hpp"

using namespace cofin;

TEST_CASE("values stand where the sentence wants them, in any order and more than once",
          "[phrase]") {
    CHECK(filled("{2} of {1}", {"two", "one"}) == "one of two");
    CHECK(filled("{1}, {1}", {"a"}) == "a, a");
    CHECK(filled("nothing", {}) == "nothing");
}

TEST_CASE("what is no place stays, and a value is no sentence", "[phrase]") {
    CHECK(filled("{3} {0} {x} { {1", {"a"}) == "{3} {0} {x} { {1");
    CHECK(filled("{1}{2}", {"{2}", "b"}) == "{2}b");
}
