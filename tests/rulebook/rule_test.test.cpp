// Tests that stand beside rules: what they describe, and that they fail when they should.

#include "rulebook/rule_test.hpp"

#include "support/catch.hpp"
#include "support/layer_texts.hpp"
#include "support/refusals.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

std::string test_text(std::string_view facts, std::string_view expect, std::string_view more = {}) {
    return "[[rule.test]]\nname = \"t\"\n" + std::string(more) + "facts = { " + std::string(facts) +
           " }\nexpect = { " + std::string(expect) + " }\n";
}

const std::string papers = rule_text("PAPERS", "document_required/1",
                                     "[[rule.valid]]\ndocuments = [\"invoice\"]\n"
                                     "effect = \"exclude\"\n");
const std::string paying =
    rule_text("RATE", "cofinancing_rate/1",
              "[[rule.valid]]\nsource = \"ERDF\"\nrate = \"85 %\"\nclaims = \"cumulative\"\n"
              "rounding = { mode = \"floor\", level = \"partner\", residual_to = \"own\", "
              "basis = \"observation\" }\n");

/// `got X, expected Y` of each thing that did not come out.
std::string failures_in(const std::string& rules) {
    std::string all;
    for (const auto& failed : run_rule_tests(book_of({layer_head("b") + rules})).failed)
        all += (all.empty() ? "" : "\n") + to_string(failed.got) + ", expected " +
               to_string(failed.expected);
    return all;
}

std::string failures_of_papers(std::string_view facts, std::string_view expect) {
    return failures_in(papers + test_text(facts, expect));
}

} // namespace

TEST_CASE("a test says what its rule must say of the facts", "[rule_test]") {
    CHECK(failures_of_papers("evidence = [\"invoice\"]", "outcome = \"eligible\"").empty());
    CHECK(failures_of_papers("evidence = []", "outcome = \"ineligible\"").empty());
    CHECK(failures_of_papers("category = \"staff\"", "outcome = \"undetermined\"").empty());
    CHECK(failures_of_papers("evidence = []", "outcome = \"eligible\"") ==
          "ineligible [c: not at hand: invoice], expected eligible");
    CHECK(failures_of_papers("evidence = [\"invoice\"]", "outcome = \"ineligible\"") ==
          "eligible, expected ineligible");
}

TEST_CASE("a test says what is cut, to the cent", "[rule_test]") {
    const std::string none = "evidence = [], amount = \"10.01 EUR\"";
    CHECK(failures_of_papers(none, "cut = \"10.01 EUR\"").empty());
    CHECK(failures_of_papers(none, "cut = \"10.00 EUR\"") ==
          "cut 10.01 EUR, expected cut 10.00 EUR");
    CHECK(failures_of_papers("evidence = []", "cut = \"100.00 EUR\"").empty()); // if not given
}

TEST_CASE("a test that fails in two ways is one failing test", "[rule_test]") {
    const auto report = run_rule_tests(
        book_of({layer_head("b") + papers +
                 test_text("evidence = []", "outcome = \"eligible\", cut = \"1.00 EUR\"") +
                 test_text("evidence = []", "outcome = \"ineligible\"")}));
    CHECK(report.run == 2);
    CHECK(report.failing == 1);
    CHECK(report.failed.size() == 2);
}

TEST_CASE("a test says who pays, of the plan or of what is claimed", "[rule_test]") {
    // 0.85 x 10.03 = 8.5255
    const std::string split = "ERDF = \"8.52 EUR\", own = \"1.51 EUR\"";
    CHECK(failures_in(paying + test_text("eligible = { pl = \"10.03 EUR\" }", split)).empty());
    CHECK(failures_in(paying + test_text("budget = { pl = \"10.03 EUR\" }", split)).empty());
    CHECK(failures_in(paying + test_text("budget = { pl = \"10.03 EUR\" }",
                                         "ERDF = \"8.53 EUR\", SB = \"0.00 EUR\"")) ==
          "ERDF 8.52 EUR, expected ERDF 8.53 EUR\nSB no such source, expected SB 0.00 EUR");
}

TEST_CASE("a rule is tested alone, or with those that its test names", "[rule_test]") {
    const std::string facts = "eligible = { pl = \"10.03 EUR\" }";
    // PAPERS would leave the cost open: its evidence is not known.
    CHECK(failures_in(papers + paying + test_text(facts, "ERDF = \"8.52 EUR\"")).empty());
    CHECK(failures_in(papers + paying +
                      test_text(facts, "ERDF = \"0.00 EUR\"", "with = [\"PAPERS\"]\n"))
              .empty());
    CHECK(failures_in(papers + paying +
                      test_text(facts, "ERDF = \"8.52 EUR\"", "with = [\"PAPRES\"]\n")) ==
          "with \"PAPRES\", expected a rule of the book");
}

TEST_CASE("a rule is tested in the order of costs that its book has", "[rule_test]") {
    const auto cut_in = [](std::string_view order) {
        const std::string costs =
            "costs = [{ id = \"b\", partner = \"pl\", amount = \"10.00 EUR\", paid_on = "
            "2019-01-01 }, { id = \"a\", partner = \"pl\", amount = \"20.00 EUR\", paid_on = "
            "2019-02-01 }]";
        const auto book = book_of(
            {layer_head("b", "order = \"" + std::string(order) + "\"\n") +
             rule_text("ONE", "pool/1", "[[rule.valid]]\ncount_max = 1\neffect = \"exclude\"\n") +
             test_text(costs, "cut = \"10.00 EUR\"")});
        return run_rule_tests(book).failed.empty() ? "the second by id" : "the later one";
    };
    CHECK(cut_in("by_id") == std::string("the second by id"));
    CHECK(cut_in("by_date") == std::string("the later one"));
}

TEST_CASE("an exception that rests on nothing that could cut does not silence a law",
          "[rule_test]") {
    const auto says = [](std::string_view of_law, std::string_view of_exception) {
        const auto cited = [](std::string_view kind) {
            return kind == "unverified"
                       ? std::string("cite = [{ kind = \"unverified\", note = \"hearsay\" }]\n")
                       : "cite = [{ kind = \"" + std::string(kind) + "\", doc = \"call\" }]\n";
        };
        const std::string row = "[[rule.valid]]\ndocuments = [\"invoice\"]\neffect = \"exclude\"\n";
        const std::string head = "kind = \"document_required/1\"\ntitle.en = \"t\"\n";
        return failures_in(
            "[[rule]]\nid = \"PAPERS\"\n" + head + cited(of_law) + row +
            test_text("evidence = []", "outcome = \"undetermined\"", "with = [\"UNLESS\"]\n") +
            "[[rule]]\nid = \"UNLESS\"\n" + head + cited(of_exception) +
            "exception_of = \"PAPERS\"\n" + row);
    };
    CHECK(says("law", "document").find("eligible") == 0);
    for (const auto* weak : {"observation", "unverified"})
        CHECK(says("law", weak) ==
              "needs_judgement [c: exception UNLESS applies, but no law and no document carries "
              "it], expected undetermined");
    CHECK(says("observation", "unverified").find("eligible") == 0);
}

TEST_CASE("costs in another currency are converted at the test's rates", "[rule_test]") {
    const std::string fx = rule_text("FX", "fx/1", "[[rule.valid]]\nmonth_of = \"paid_on\"\n");
    const std::string cost = "costs = [{ id = \"1\", partner = \"pl\", amount = \"1000.00 CZK\", "
                             "paid_on = 2019-02-15 }], rates = { \"CZK 2019-02\" = \"25.308\" }";
    // 1000 / 25.308 = 39.5132.., 0.85 x 39.51 = 33.5835
    CHECK(failures_in(
              fx + paying +
              test_text(cost, "ERDF = \"33.58 EUR\", own = \"5.93 EUR\"", "with = [\"FX\"]\n"))
              .empty());
}

TEST_CASE("tests of a layer above are run with its own book", "[rule_test]") {
    const auto upper =
        layer_head("upper") + papers + test_text("evidence = []", "outcome = \"eligible\"");
    CHECK(run_rule_tests(book_of({upper})).failing == 1);
    CHECK(run_rule_tests(book_of({upper, layer_head("lower", "extends = \"upper\"\n")})).run == 0);
}

TEST_CASE("a test that cannot be read is refused at its place", "[rule_test]") {
    const auto refused = [](std::string_view facts, std::string_view expect) {
        return refusal_of([&] {
            static_cast<void>(layer_of(layer_head("b") + papers + test_text(facts, expect)));
        });
    };
    CHECK(refused("evidence = []", "outcome = \"eligibel\"")
              .find("expected an outcome; did you mean \"eligible\"?") != std::string::npos);
    CHECK(refused("evidnce = []", "outcome = \"eligible\"").find("did you mean \"evidence\"?") !=
          std::string::npos);
    CHECK(refused("evidence = []", "").find("expected an outcome, a cut, or amounts by source") !=
          std::string::npos);
    CHECK(refused("rates = { \"CZK\" = \"25\" }", "cut = \"1.00 EUR\"")
              .find("expected a currency and a month") != std::string::npos);
}
