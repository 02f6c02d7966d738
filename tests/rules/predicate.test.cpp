// The `where` of rules: three-valued, because a missing fact is neither yes nor no.

#include "support/catch.hpp"
#include "support/small_project.hpp"

#include <cofin/rules/predicate.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

condition one_of(std::string fact, std::vector<fact_value> among) {
    return {std::move(fact), std::move(among), false, {}, {}};
}

condition none_of(std::string fact, std::vector<fact_value> among) {
    return {std::move(fact), std::move(among), true, {}, {}};
}

condition between(std::string fact, std::optional<fact_value> least,
                  std::optional<fact_value> most) {
    return {std::move(fact), {}, false, std::move(least), std::move(most)};
}

truth asked_of(const predicate& where, const values& pairs, phrase* absent = nullptr) {
    const facts given = known(pairs);
    return holds(
        where, [&](std::size_t i) { return known_value(given.find(where.all[i].fact)); }, absent);
}

} // namespace

TEST_CASE("a rule without conditions speaks about everything", "[predicate]") {
    CHECK(asked_of({}, {}) == truth::yes);
}

TEST_CASE("a condition holds where the fact is one of its values", "[predicate]") {
    const predicate where{{one_of("country", {text("PL"), text("CZ")})}};
    CHECK(asked_of(where, {{"country", text("PL")}}) == truth::yes);
    CHECK(asked_of(where, {{"country", text("CZ")}}) == truth::yes);
    CHECK(asked_of(where, {{"country", text("SK")}}) == truth::no);
}

TEST_CASE("a negated condition holds where the fact is none of its values", "[predicate]") {
    const predicate where{{none_of("country", {text("PL"), text("CZ")})}};
    CHECK(asked_of(where, {{"country", text("PL")}}) == truth::no);
    CHECK(asked_of(where, {{"country", text("SK")}}) == truth::yes);
    CHECK(asked_of(where, {}) == truth::unknown);
}

TEST_CASE("a list meets a condition where any of its words does", "[predicate]") {
    const predicate gift{{one_of("nature", {text("gift"), text("fine")})}};
    const predicate no_gift{{none_of("nature", {text("gift")})}};
    CHECK(asked_of(gift, {{"nature", words({"promotion", "gift"})}}) == truth::yes);
    CHECK(asked_of(gift, {{"nature", words({"promotion"})}}) == truth::no);
    CHECK(asked_of(gift, {{"nature", words({})}}) == truth::no);
    CHECK(asked_of(no_gift, {{"nature", words({"promotion", "gift"})}}) == truth::no);
    CHECK(asked_of(no_gift, {{"nature", words({})}}) == truth::yes);
}

TEST_CASE("bounds are inclusive", "[predicate]") {
    const predicate where{{between("paid_on", on("2019-01-01"), on("2019-12-31"))}};
    const auto [paid, answer] = GENERATE(table<std::string, truth>({{"2018-12-31", truth::no},
                                                                    {"2019-01-01", truth::yes},
                                                                    {"2019-12-31", truth::yes},
                                                                    {"2020-01-01", truth::no}}));
    CAPTURE(paid);
    CHECK(asked_of(where, {{"paid_on", on(paid)}}) == answer);
}

TEST_CASE("numbers, rates and amounts have bounds too", "[predicate]") {
    CHECK(asked_of({{between("axis", int64_t{4}, {})}}, {{"axis", int64_t{4}}}) == truth::yes);
    CHECK(asked_of({{between("axis", int64_t{4}, {})}}, {{"axis", int64_t{3}}}) == truth::no);
    CHECK(asked_of({{between("share", {}, 5_percent)}}, {{"share", rate::of(5, 100)}}) ==
          truth::yes);
    CHECK(asked_of({{between("vat", 10_eur, {})}}, {{"vat", 9.99_eur}}) == truth::no);
}

TEST_CASE("an amount in another currency than the bound's is neither above nor below it",
          "[predicate]") {
    const predicate where{{between("vat", 10_eur, {})}};
    phrase absent;
    CHECK(asked_of(where, {{"vat", 1000_czk}}, &absent) == truth::unknown);
    CHECK(absent == "vat in the rule's currency");
    CHECK(asked_of({{between("vat", {}, 10_eur)}}, {{"vat", 1000_czk}}) == truth::unknown);
    CHECK(asked_of({{one_of("vat", {10_eur})}}, {{"vat", 10_czk}}) == truth::no);
}

TEST_CASE("a value of another type than the condition's never meets it", "[predicate]") {
    CHECK(asked_of({{one_of("axis", {text("4")})}}, {{"axis", int64_t{4}}}) == truth::no);
    CHECK(asked_of({{between("axis", text("4"), {})}}, {{"axis", int64_t{5}}}) == truth::no);
}

TEST_CASE("a missing fact leaves the answer unknown and is named", "[predicate]") {
    const predicate where{{one_of("country", {text("PL")}), one_of("axis", {int64_t{4}})}};
    phrase absent;
    CHECK(asked_of(where, {{"axis", int64_t{4}}}, &absent) == truth::unknown);
    CHECK(absent == "country");
    CHECK(asked_of(where, {}, &absent) == truth::unknown);
    CHECK(absent == "country");
}

TEST_CASE("what is known to fail fails, whatever else is missing", "[predicate]") {
    const predicate where{{one_of("country", {text("PL")}), one_of("axis", {int64_t{4}})}};
    CHECK(asked_of(where, {{"axis", int64_t{3}}}) == truth::no);
    CHECK(asked_of(where, {{"country", text("CZ")}}) == truth::no);
}
