#include "rulebook/lint.hpp"

#include "support/catch.hpp"
#include "support/layer_texts.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

std::string test_that_says(std::string_view said) {
    return "[[rule.test]]\nname = \"t\"\nfacts = { vat = \"1.00 EUR\" }\nexpect = { outcome = \"" +
           std::string(said) + "\" }\n";
}

using lines = std::vector<std::string>;

lines remarks_on(const std::string& rules) {
    lines remarks;
    for (const auto& remark : lint_rulebook(book_of({layer_head("b") + rules})))
        remarks.push_back(remark.rule + " line " + std::to_string(remark.where.line) + ": " +
                          to_string(remark.text));
    return remarks;
}

const std::string vat_rule = rule_text("R", "vat/1", "[[rule.valid]]\nmode = \"never\"\n");

} // namespace

TEST_CASE("a rule has a test in which it is met, broken, and lacks a fact", "[lint]") {
    const lines all{"R line 12: no test in which it is met",
                    "R line 12: no test in which it is broken",
                    "R line 12: no test in which a fact is missing"};
    CHECK(remarks_on(vat_rule) == all);
    CHECK(remarks_on(vat_rule + test_that_says("eligible")) == lines{all[1], all[2]});
    CHECK(remarks_on(vat_rule + test_that_says("not_applicable") +
                     test_that_says("needs_judgement") + test_that_says("undetermined"))
              .empty());
}

TEST_CASE("a rule from memory says nothing but notes", "[lint]") {
    const std::string remembered = "[[rule]]\nid = \"R\"\nkind = \"vat/1\"\ntitle.en = \"t\"\n"
                                   "cite = [{ kind = \"unverified\", note = \"from memory\" }]\n"
                                   "[[rule.valid]]\nmode = \"never\"\n";
    CHECK(remarks_on(remembered + test_that_says("eligible") + test_that_says("note")).empty());
}

TEST_CASE("days between two rows in which nothing holds are told", "[lint]") {
    const auto rows = [](std::string_view from) {
        return remarks_on(
            rule_text("R", "vat/1",
                      "anchor = \"contract_signed\"\n[[rule.valid]]\nfrom = " + std::string(from) +
                          "\nmode = \"never\"\n[[rule.valid]]\n"
                          "until = 2018-01-01\nmode = \"always\"\n") +
            test_that_says("eligible") + test_that_says("ineligible") +
            test_that_says("undetermined"));
    };
    CHECK(rows("2018-01-01").empty());
    CHECK(rows("2018-01-02") == lines{"R line 18: no row from 2018-01-01 until 2018-01-02"});
}

TEST_CASE("rules of layers above are linted with their own book", "[lint]") {
    CHECK(lint_rulebook(book_of({layer_head("upper") + vat_rule, layer_head("lower")})).empty());
}

TEST_CASE("categories and sources that the book does not know are told", "[lint]") {
    const auto cap = [](std::string_view category) {
        return rule_text("R", "category_cap/1",
                         "[[rule.valid]]\nof = \"declared\"\ninclusive = true\nbase = "
                         "\"total\"\nshare_max = \"10 %\"\ncategories = [\"" +
                             std::string(category) + "\"]\n");
    };
    const auto says = [](const std::string& rules, const std::string& remark) {
        return contains(remarks_on(rules), remark);
    };
    const std::string typo =
        "R line 17: \"stafff\" is no category of the book; did you mean \"staff\"?";
    CHECK(says(cap("stafff"), typo));
    CHECK_FALSE(says(cap("staff"), typo));
    const auto bounds = [](std::string_view source) {
        return rule_text("R", "grant_bounds/1",
                         "[[rule.valid]]\nmin = \"1.00 EUR\"\neffect = \"judge\"\nsource = \"" +
                             std::string(source) + "\"\n");
    };
    const auto paying =
        rule_text("RATE", "cofinancing_rate/1",
                  "[[rule.valid]]\nsource = \"ERDF\"\nrate = \"85 %\"\nclaims = \"cumulative\"\n"
                  "rounding = { mode = \"floor\", level = \"partner\", residual_to = \"own\", "
                  "basis = \"law\" }\n");
    const std::string unknown = "R line 17: no rule of funding names the source \"ERDV\"; did you "
                                "mean \"ERDF\"?";
    CHECK(says(bounds("ERDV") + paying, unknown));
    CHECK_FALSE(says(bounds("ERDF") + paying, unknown));
    CHECK_FALSE(says(bounds("ERDV"), unknown)); // law may leave the rates to programmes
}
