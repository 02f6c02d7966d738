#include "report/assessed.hpp"
#include "report/rulebook_text.hpp"
#include "report/table.hpp"
#include "support/catch.hpp"

#include <cofin/report/assessment_text.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

std::string text_of(const reported_project& reported) {
    return assessment_text(reported.project.agreed, reported.book, reported.result);
}

bool says(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a report begins with the project, its rulebook and where the money stands", "[report]") {
    const reported_project reported;
    const auto text = text_of(reported);
    CHECK(text.find("Úřady \"bez\" hranic\nP/1\nrulebook book 1.0.0, sha256 dddddddddddddddd\n\n"
                    "planned costs   23 725.48  EUR\n"
                    "declared costs  24 732.49  EUR\n"
                    "  eligible      23 725.48  EUR\n"
                    "  ineligible     1 000.01  EUR\n"
                    "  open               7.00  EUR\n") == 0);
}

TEST_CASE("a report says who pays, rounded how and by which text", "[report]") {
    const reported_project reported;
    CHECK(says(text_of(reported),
               "\nwho pays    planned    claimed  rate      by rule\n"
               "ERDF      20 166.65  20 166.65  85 %      RATE\n"
               "own        3 558.83   3 558.83  the rest\n"
               "ERDF: rounding floor per partner (observation), claims cumulative\n"
               "    Regulation 1, Art 1\n"));
}

TEST_CASE("each finding stands with its cut, its reason and its text", "[report]") {
    const reported_project reported;
    CHECK(says(text_of(reported), "\nfindings\n"
                                  "  c1  ineligible  PAPERS  -1 000.01 EUR\n"
                                  "      not at hand: invoice\n"
                                  "        Regulation 1, Art 1\n"
                                  "  c3  undetermined  PAPERS\n"
                                  "      fact missing: evidence\n"
                                  "        Regulation 1, Art 1\n"));
}

TEST_CASE("a report without findings or without sources says so", "[report]") {
    CHECK(says(text_of(reported_project({reported_project::paying()})), "\nNo findings.\n"));
    CHECK(says(text_of(reported_project({reported_project::papers()})),
               "\nNo rule says who pays.\n"));
    auto dated = reported_project::paying();
    dated.anchor = "contract_signed";
    CHECK(says(text_of(reported_project({dated})),
               "\nWho pays is undetermined: see the findings.\n"));
}

TEST_CASE("a cap that binds shows what it makes of the rate", "[report]") {
    using project = reported_project;
    const project bound({project::paying(), project::capping(20'000_eur)});
    CHECK(says(text_of(bound), "85 % up to 20 000.00 = "));
}

TEST_CASE("an explanation tells what objects first", "[report]") {
    const reported_project reported;
    const auto text = explanations_text(reported.book, "c1", reported.result);
    CHECK(text.find("c1\nrulebook book 1.0.0, sha256 " + std::string(64, 'd') + "\n") == 0);
    CHECK(says(text, "PAPERS  ineligible  (c1, step exclude, layer )\n"));
    CHECK(says(text, "    by: Regulation 1, Art 1\n"));
    CHECK(says(text, "    value documents: invoice\n"));
    CHECK(says(text, "    therefore: not at hand: invoice\n"));
}

TEST_CASE("a fact that is known to be empty is shown as read", "[report]") {
    const reported_project reported;
    CHECK(says(explanations_text(reported.book, "c1", reported.result),
               "    fact evidence: (none)\n"));
}

TEST_CASE("a rulebook is shown rule by rule, with rows and conditions", "[report]") {
    rule dated = rule_of("LAND", kinds::category_cap,
                         {{"of", text("declared")},
                          {"inclusive", true},
                          {"base", text("total")},
                          {"natures", words({"land", "site"})},
                          {"share_max", 10_percent}});
    dated.layer = "book";
    dated.title["en"] = "Land is limited";
    dated.anchor = "contract_signed";
    dated.rows[0].valid = {on("2014-01-01"), on("2021-01-01")};
    dated.where.all = {{"type", {text("A"), text("B")}, true, {}, {}},
                       {"axis", {}, false, fact_value(int64_t{2}), fact_value(int64_t{4})}};
    rulebook book;
    book.id = "book";
    book.version = "1.0.0";
    book.digest = "d";
    book.layers = {{"book", "1.0.0", {{"en", "A book"}}, "", on("2020-01-01"), {}}};
    book.rules = {dated};
    CHECK(rulebook_text(language::english(), book) ==
          "book 1.0.0\nsha256 d\n\nbook 1.0.0, published 2020-01-01\nA book\n\n"
          "  LAND  category_cap/1, step cap\n"
          "      Land is limited\n"
          "      by Regulation 1, Art 1\n"
          "      where type none of A, B and axis at least 2 at most 4\n"
          "      row chosen by contract_signed\n"
          "      from 2014-01-01 until 2021-01-01: base total, inclusive true, natures land; site, "
          "of declared,\n"
          "      share_max 10 %\n");
}
