#include "rulebook/difference.hpp"

#include "support/catch.hpp"
#include "support/layer_texts.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

using lines = std::vector<std::string>;

lines told(const std::string& before, const std::string& after) {
    lines made;
    for (const auto& one : differences(book_of({before}), book_of({after}), {}))
        made.push_back(one.rule + ": " + to_string(one.about) + ": " +
                       (one.before ? to_string(*one.before) : "(nothing)") + " -> " +
                       (one.after ? to_string(*one.after) : "(nothing)"));
    return made;
}

std::string vat(std::string_view id, std::string_view more = {}) {
    return rule_text(id, "vat/1", std::string(more) + "[[rule.valid]]\nmode = \"never\"\n");
}

} // namespace

TEST_CASE("what a book says beside its rules is compared", "[difference]") {
    const auto with = [](std::string_view categories, std::string_view order) {
        return "[rulebook]\nid = \"b\"\nversion = \"1.0.0\"\ntitle.en = \"t\"\n"
               "published = 2021-01-01\ncategories = [" +
               std::string(categories) + "]\norder = \"" + std::string(order) + "\"\n";
    };
    const auto plain = with("\"staff\", \"works\"", "by_date");
    CHECK(told(plain, plain).empty());
    CHECK(told(plain, with("\"works\", \"staff\"", "by_date")).empty());
    CHECK(told(plain, with("\"staff\"", "by_date")) ==
          lines{"b: categories: staff, works -> staff"});
    CHECK(told(plain, with("\"staff\", \"works\"", "by_id")) ==
          lines{"b: order: by_date -> by_id"});
}

TEST_CASE("an exception that became a rule of its own is a difference", "[difference]") {
    const auto book = [](std::string_view more) {
        return layer_head("b") + vat("LAW") + vat("R", more);
    };
    CHECK(told(book("exception_of = \"LAW\"\n"), book("exception_of = \"LAW\"\n")).empty());
    CHECK(told(book("exception_of = \"LAW\"\n"), book("")) ==
          lines{"R: exception_of: LAW -> (nothing)"});
}
