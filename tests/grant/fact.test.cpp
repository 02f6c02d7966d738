#include "support/catch.hpp"

#include <cofin/grant/fact.hpp>

#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <variant>

using namespace cofin;

namespace {

std::string name_of(int i) { return "fact_" + std::to_string(i); }

void require_same(const facts& known, const std::map<std::string, int64_t>& expected) {
    for (int i = 0; i < 400; ++i) {
        const auto found = expected.find(name_of(i));
        const auto* value = known.find_as<int64_t>(name_of(i));
        CAPTURE(i);
        REQUIRE((value != nullptr) == (found != expected.end()));
        if (value != nullptr)
            REQUIRE(*value == found->second);
    }
}

} // namespace

TEST_CASE("facts are found by name, however many there are and whichever were taken away",
          "[fact]") {
    facts known;
    std::map<std::string, int64_t> expected;
    for (int i = 0; i < 300; ++i) {
        const int which = i * 37 % 300;
        known.set(name_of(which), int64_t{i});
        expected[name_of(which)] = i;
        if (i % 50 == 7)
            require_same(known, expected);
    }
    for (int i = 0; i < 300; i += 3) {
        known.erase(name_of(i));
        expected.erase(name_of(i));
        if (i % 60 == 0)
            require_same(known, expected);
    }
    require_same(known, expected);
}

TEST_CASE("a fact takes the place of the one before it", "[fact]") {
    facts known;
    known.set("supplier", std::string("first"));
    known.set("paid_on", day(date::days(1)));
    const auto supplier = known.place_of("supplier");
    for (const auto* name : {"other", "a longer one than before", "shorter", "", "a"}) {
        known.set_again(supplier, std::string_view(name));
        CHECK(*known.find_as<std::string>("supplier") == name);
        CHECK(known.find_as<std::string>("supplier")->c_str() == std::string(name));
    }
    known.set_again(known.place_of("paid_on"), day(date::days(2)));
    CHECK(*known.find_as<day>("paid_on") == day(date::days(2)));
    CHECK_THROWS_AS(known.set_again(supplier, day(date::days(1))), std::bad_variant_access);
    CHECK(known.place_of("vat") == facts::none);
}

TEST_CASE("facts that were moved away are none", "[fact]") {
    facts known;
    known.set("vat", int64_t{1});
    const facts taken = std::move(known);
    CHECK(taken.find("vat") != nullptr);
    known.erase("vat"); // NOLINT(bugprone-use-after-move)
    CHECK(known.find("vat") == nullptr);
    known.set("vat", int64_t{2});
    CHECK(*known.find_as<int64_t>("vat") == 2);
}

TEST_CASE("what is not known is taken away for nothing", "[fact]") {
    facts known;
    known.erase("supplier");
    CHECK(known.empty());
    known.set("supplier", std::string("a shop"));
    known.erase("vat");
    CHECK_FALSE(known.empty());
}

TEST_CASE("copies share the names of their facts until one knows other facts", "[fact]") {
    facts known;
    known.set("supplier", std::string("a shop"));
    known.set("vat", int64_t{1});
    facts copy = known;
    CHECK(copy.share_names_with(known));
    copy.set_again(copy.place_of("supplier"), std::string_view("another"));
    copy.set("vat", int64_t{2});
    CHECK(copy.share_names_with(known));
    CHECK(*known.find_as<std::string>("supplier") == "a shop");
    CHECK(*known.find_as<int64_t>("vat") == 1);

    copy.erase("vat");
    CHECK_FALSE(copy.share_names_with(known));
    CHECK(*known.find_as<int64_t>("vat") == 1);
    CHECK(copy.find("vat") == nullptr);

    facts more = known;
    more.set("document", std::string("1"));
    CHECK(known.find("document") == nullptr);
    CHECK(*more.find_as<std::string>("document") == "1");
    CHECK(*more.find_as<int64_t>("vat") == 1);
    known = more;
    CHECK(known.share_names_with(more));
}

TEST_CASE("facts share names with others that know the same, and keep their values", "[fact]") {
    facts first;
    facts second;
    for (const auto* name : {"supplier", "vat", "document"}) {
        first.set(name, std::string("1"));
        second.set(name, std::string("2"));
    }
    CHECK_FALSE(second.share_names_with(first));
    second.share_names_of(first);
    CHECK(second.share_names_with(first));
    CHECK(*second.find_as<std::string>("vat") == "2");

    facts fewer = first;
    fewer.erase("vat");
    facts other = fewer;
    other.set("paid_on", day());
    for (auto* one : {&fewer, &other}) {
        one->share_names_of(first);
        CHECK_FALSE(one->share_names_with(first));
        CHECK(one->find("vat") == nullptr);
    }
    facts none;
    none.share_names_of(first);
    CHECK(none.empty());
    CHECK(none.find("vat") == nullptr);
    first.share_names_of(facts());
    CHECK(*first.find_as<std::string>("vat") == "1");
}

TEST_CASE("a word is among others where it is one of them as a whole", "[fact]") {
    const texts words{"gift", "fine", "", "a longer word than most"};
    for (const auto& word : words)
        CHECK(contains(words, word));
    for (const auto* word : {"gif", "gifts", "Gift", "fin", "a longer word than moss"})
        CHECK_FALSE(contains(words, word));
    CHECK_FALSE(contains({}, ""));
    CHECK(contains_any({"land", "fine"}, words));
    CHECK_FALSE(contains_any({"land", "fines"}, words));
    CHECK_FALSE(contains_any({}, words));
    CHECK_FALSE(contains_any(words, {}));
}

TEST_CASE("facts are gone through in the order of names, whoever shares them", "[fact]") {
    static_assert(std::forward_iterator<facts::iterator>);
    facts known;
    CHECK(known.begin() == known.end());
    for (const auto* name : {"vat", "document", "supplier"})
        known.set(name, std::string(name));
    const facts copy = known;
    known.erase("document");
    const auto listed = [](const facts& of) {
        std::string names;
        for (const auto& [name, value] : of) {
            CHECK(to_string(value) == name);
            names += name + " ";
        }
        return names;
    };
    CHECK(listed(known) == "supplier vat ");
    CHECK(listed(copy) == "document supplier vat ");
}
