#include "support/catch.hpp"

#include <cofin/rules/phrase.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace date::literals;

TEST_CASE("a phrase says its values as the library writes them", "[rules]") {
    CHECK(to_string(phrase("{} is over {} of {}", 20.50_eur, 85_percent, 10_eur)) ==
          "20.50 EUR is over 85 % of 10.00 EUR");
    CHECK(to_string(phrase("{} in {}, {}", day(2019_y / 1 / 31), 2019_y / 3, 7)) ==
          "2019-01-31 in 2019-03, 7");
    CHECK(to_string(phrase("{} is {}", "flag", fact_value(true))) == "flag is true");
    CHECK(to_string(phrase("{}", fact_value(texts{"a", "b"}))) ==
          to_string(fact_value(texts{"a", "b"})));
    CHECK(to_string(phrase("not so: {}", phrase("{} lacks", "it"))) == "not so: it lacks");
}

TEST_CASE("places may stand in another order, and what names no value stands as it is", "[rules]") {
    CHECK(to_string(phrase("{2} before {1}", "a", "b")) == "b before a");
    CHECK(to_string(phrase("{} and {3} and {}", "a")) == "a and {3} and {}");
    CHECK(to_string(phrase::text("{} of \"x\"")) == "{} of \"x\"");
}

TEST_CASE("a phrase without words says nothing", "[rules]") {
    CHECK(phrase().empty());
    CHECK(phrase::text("").empty());
    CHECK(to_string(phrase()).empty());
    CHECK(phrase("a {}", 1) == phrase("{}", "a 1"));
    CHECK(phrase("a") == "a");
}

TEST_CASE("one of a thing is not several of them", "[rules]") {
    const auto people = plural_phrase("{} person of {}", "{} people of {}");
    CHECK(people(1, 3) == "1 person of 3");
    CHECK(people(0, 3) == "0 people of 3");
    CHECK(people(2, 3) == "2 people of 3");
}

TEST_CASE("a phrase says what an error says, word by word", "[rules]") {
    const wording reason("cut {} of {}", std::string("1.00 EUR"),
                         wording("cost {}", std::string("A")));
    const auto said = phrase::of(reason);
    CHECK(said == to_string(reason));
    CHECK(said.what()->words == reason.words());
    CHECK(phrase::of(counting("{} sheet", "{} sheets", 2)) == "2 sheets");
    CHECK(phrase::of(wording::list({"a", reason, "c"}, "; ")) == "a; cut 1.00 EUR of cost A; c");
    CHECK(phrase::of(wording()).empty());
    CHECK(to_string(phrase::of(std::string("{} as it stands"))) == "{} as it stands");
}
