#include "support/catch.hpp"
#include "support/small_project.hpp"

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

using lines = std::vector<std::string>;

namespace {

rule needing(texts documents, std::string effect = "exclude") {
    return rule_of(
        "PAPERS", kinds::document_required,
        {{"documents", words(std::move(documents))}, {"effect", text(std::move(effect))}});
}

small_project with(texts at_hand) {
    return {costing("c", 100_eur, {{"evidence", words(std::move(at_hand))}})};
}

} // namespace

TEST_CASE("every document is at hand", "[kinds][document_required]") {
    const auto by = needing({"invoice", "payment"});
    CHECK(with({"payment", "invoice", "photo"}).against({by}).findings.empty());
    CHECK(findings_of(with({"invoice"}).against({by})) == lines{"PAPERS on c: ineligible -100.00"});
    CHECK(message_of(with({}).against({by})) == "not at hand: invoice, payment");
}

TEST_CASE("a document that is not at hand may be asked for", "[kinds][document_required]") {
    const auto asked = with({"invoice"}).against({needing({"payment"}, "judge")});
    CHECK(findings_of(asked) == lines{"PAPERS on c: needs_judgement"});
    CHECK(totals_of(asked) == "100.00 = 0.00 + 0.00 + 100.00");
}

TEST_CASE("not to know what is at hand is not to have it or to lack it",
          "[kinds][document_required]") {
    CHECK(message_of(small_project{costing("c", 100_eur)}.against({needing({"invoice"})})) ==
          "fact missing: evidence");
}

TEST_CASE("a rule whose text nobody verified refuses nothing", "[kinds][document_required]") {
    auto by = needing({"invoice"});
    by.cites = {citation::unverified("from memory")};
    const auto noted = with({}).against({by});
    CHECK(findings_of(noted) == lines{"PAPERS on c: note"});
    CHECK(totals_of(noted) == "100.00 = 100.00 + 0.00 + 0.00");
}
