#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

rule with_rows(std::vector<validity> spans) {
    rule made = rule_of("R", kinds::period, {});
    made.rows.clear();
    for (const auto& valid : spans)
        made.rows.push_back({valid, {}, {}, {}});
    return made;
}

} // namespace

TEST_CASE("a row holds from its first day until the day before its end", "[rule]") {
    const rule dated = with_rows({{on("2014-01-01"), on("2018-01-01")}, {on("2018-01-01"), {}}});
    CHECK(dated.row_on(on("2013-12-31")) == nullptr);
    CHECK(dated.row_on(on("2014-01-01")) == &dated.rows[0]);
    CHECK(dated.row_on(on("2017-12-31")) == &dated.rows[0]);
    CHECK(dated.row_on(on("2018-01-01")) == &dated.rows[1]);
    CHECK(dated.row_on(on("2099-01-01")) == &dated.rows[1]);
}

TEST_CASE("no row holds in a gap", "[rule]") {
    const rule dated = with_rows({{{}, on("2015-01-01")}, {on("2016-01-01"), {}}});
    CHECK(dated.row_on(on("1950-01-01")) == &dated.rows[0]);
    CHECK(dated.row_on(on("2014-12-31")) == &dated.rows[0]);
    CHECK(dated.row_on(on("2015-01-01")) == nullptr);
    CHECK(dated.row_on(on("2015-12-31")) == nullptr);
    CHECK(dated.row_on(on("2016-01-01")) == &dated.rows[1]);
}

TEST_CASE("one law among weaker citations lets a rule cut", "[rule]") {
    rule cited = rule_of("R", kinds::period, {});
    CHECK(cited.can_cut());
    cited.cites = {citation::unverified("memory"), citation::observation("figures")};
    CHECK_FALSE(cited.can_cut());
    cited.cites.push_back(citation::document("manual"));
    CHECK(cited.can_cut());
    cited.cites.clear();
    CHECK_FALSE(cited.can_cut());
}

TEST_CASE("a title falls back to another language and then to the id", "[rule]") {
    rule titled = rule_of("R", kinds::period, {});
    CHECK(titled.title_in("en") == "R");
    titled.title = {{"en", "in English"}, {"pl", "po polsku"}};
    CHECK(titled.title_in("pl") == "po polsku");
    CHECK(titled.title_in("uk") == "in English");
}

TEST_CASE("a row gives values by their type", "[rule]") {
    const rule_row row = row_of({{"max", 10_eur}, {"natures", words({"gift"})}});
    CHECK(*row.find<money>("max") == 10_eur);
    CHECK(row.find<rate>("max") == nullptr);
    CHECK(row.find<money>("min") == nullptr);
    CHECK(row.words("natures") == texts{"gift"});
    CHECK(row.words("others").empty());
    CHECK(row.value_or<int64_t>("grace_days", 7) == 7);
}
