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
