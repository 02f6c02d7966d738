#include "support/catch.hpp"

#include <cofin/rules/row_terms.hpp>

using namespace cofin;

namespace {

int bound = 0;

struct counted_terms {
    explicit counted_terms(const rule_row& row) : words(&row.words("words")) { ++bound; }
    const texts* words;
};

using judge = verdict (*)(const item&, const counted_terms&);

struct project_terms {
    explicit project_terms(const rule_row& /*row*/) {}
    project_terms(const rule_row& /*row*/, const item& project)
        : begins(project.find<day>("starts_on")) {}
    const day* begins = nullptr;
};

using judge_in_project = verdict (*)(const item&, const project_terms&);

} // namespace

TEST_CASE("a row is read once, and its terms stay where they are", "[row_terms]") {
    rule_row first;
    first.values.set("words", texts{"a"});
    rule_row second;
    second.values.set("words", texts{"b"});
    bound = 0;
    terms_of<judge> rows;
    const counted_terms& terms = rows.of(first);
    CHECK(*rows.of(second).words == texts{"b"});
    CHECK(&rows.of(first) == &terms);
    CHECK(*terms.words == texts{"a"});
    CHECK(bound == 2);
}

TEST_CASE("a kind may read the row as it stands", "[row_terms]") {
    const rule_row row;
    CHECK(&row_terms<rule_row>::of(row) == &row);
}

TEST_CASE("what is known of a project is looked up once for its costs, where a kind asks for it",
          "[row_terms]") {
    agreement agreed{.project = "p"};
    agreed.known.set("starts_on", parse_day("2021-01-01"));
    const declaration declared;
    const assessment_books books{.project = agreed, .declared = declared};
    const item project(books, nullptr);
    const rule_row row;
    terms_of<judge_in_project> rows;
    const project_terms& terms = rows.of(row, project);
    REQUIRE(terms.begins != nullptr);
    CHECK(*terms.begins == parse_day("2021-01-01"));
    CHECK(&rows.of(row, project) == &terms);
    CHECK(terms_of<judge_in_project>().of(row).begins == nullptr);
    CHECK(&row_terms<rule_row>::of(row, project) == &row);
}
