#include "support/catch.hpp"

#include <cofin/grant/fact.hpp>

#include <iterator>
#include <map>
#include <string>

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

TEST_CASE("a fact takes the place of the one before it, of its type or not", "[fact]") {
    facts known;
    known.set("supplier", std::string("first"));
    known.set_again("supplier", std::string_view("other"));
    CHECK(*known.find_as<std::string>("supplier") == "other");
    known.set_again("supplier", std::string_view("a longer one than before"));
    CHECK(*known.find_as<std::string>("supplier") == "a longer one than before");
    known.set_again("supplier", day(date::days(1)));
    CHECK(*known.find_as<day>("supplier") == day(date::days(1)));
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

TEST_CASE("what is not known is set where it is set again, and taken away for nothing", "[fact]") {
    facts known;
    known.erase("supplier");
    CHECK(known.empty());
    known.set_again("supplier", std::string_view("a shop"));
    CHECK(*known.find_as<std::string>("supplier") == "a shop");
    known.set_again("paid_on", day(date::days(1)));
    known.set_again("paid_on", day(date::days(2)));
    CHECK(*known.find_as<day>("paid_on") == day(date::days(2)));
    CHECK_FALSE(known.empty());
}

TEST_CASE("copies share the names of their facts until one knows other facts", "[fact]") {
    facts known;
    known.set("supplier", std::string("a shop"));
    known.set("vat", int64_t{1});
    facts copy = known;
    CHECK(copy.share_names_with(known));
    copy.set_again("supplier", std::string_view("another"));
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
