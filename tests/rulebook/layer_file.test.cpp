#include "support/catch.hpp"
#include "support/layer_texts.hpp"
#include "support/refusals.hpp"

#include <cofin/money/money.hpp>
#include <cofin/rules/kind.hpp>

using namespace cofin;
using namespace cofin::literals;
using namespace cofin::test;

namespace {

std::string refusal_in(const std::string& text) {
    return refusal_of([&] { static_cast<void>(layer_of(text)); });
}

/// What is wrong with a rule below the head: its first line is 12, its body begins in line 17.
std::string refusal_in_rule(std::string_view kind, std::string_view body) {
    return refusal_in(layer_head("b") + rule_text("R", kind, body));
}

const std::string vat_row = "[[rule.valid]]\nmode = \"never\"\n";

} // namespace

TEST_CASE("a layer is read with its rules, texts and rows", "[layer_file]") {
    const auto read =
        layer_of(layer_head("b") + rule_text("R", "cost_method/1",
                                             "anchor = \"contract_signed\"\n"
                                             "where = { category = [\"staff\", \"travel\"] }\n"
                                             "stack = true\n"
                                             "[[rule.valid]]\n"
                                             "from = 2014-01-01\n"
                                             "until = 2018-01-01\n"
                                             "methods = [\"real\"]\n"
                                             "grant_at_most = { ask = \"small_grant\" }\n"
                                             "effect = \"judge\"\n"));
    CHECK(read.layer.id == "b");
    CHECK(read.layer.published == parse_day("2020-01-01"));
    CHECK(read.categories == texts{"staff", "external"});
    REQUIRE(read.rules.size() == 1);
    const auto& made = read.rules[0];
    CHECK(made.id == "R");
    CHECK(made.layer == "b");
    CHECK(made.kind->name == "cost_method/1");
    CHECK(made.cites == std::vector{citation::law("The call", "Art 1")});
    CHECK(made.anchor == "contract_signed");
    CHECK(made.stacks);
    CHECK(made.at == place{"book.toml", 12, 1});
    REQUIRE(made.where.all.size() == 1);
    CHECK(made.where.all[0].among ==
          std::vector<fact_value>{std::string("staff"), std::string("travel")});
    REQUIRE(made.rows.size() == 1);
    CHECK(made.rows[0].valid == validity{parse_day("2014-01-01"), parse_day("2018-01-01")});
    CHECK(made.rows[0].words("methods") == texts{"real"});
    REQUIRE(made.rows[0].asks.size() == 1);
    CHECK(made.rows[0].asks[0].parameter == "grant_at_most");
    CHECK(made.rows[0].asks[0].answer == "small_grant");
}

TEST_CASE("nested tables are parameters with a dot", "[layer_file]") {
    const auto read = layer_of(
        layer_head("b") +
        rule_text("R", "cofinancing_rate/1",
                  "[[rule.valid]]\nsource = \"ERDF\"\nrate = \"85 %\"\nclaims = \"per_claim\"\n"
                  "rounding = { mode = \"floor\", level = \"partner\", residual_to = \"own\", "
                  "basis = \"law\" }\n"));
    const auto& row = read.rules.at(0).rows.at(0);
    CHECK(*row.find<std::string>("rounding.mode") == "floor");
    CHECK(*row.find<rate>("rate") == 85_percent);
}

TEST_CASE("the head of a layer says what it is", "[layer_file]") {
    CHECK(refusal_in("x = 1\n") ==
          "book.toml:1:1: found no key rulebook, expected a table [rulebook] with id, version, "
          "title and published\n"
          "book.toml:1:1: found the key \"x\", expected one of documents, refine, rule, rulebook\n"
          "2 errors");
    const auto lacking = refusal_in("[rulebook]\nid = \"b\"\n");
    for (const auto* key : {"version", "published"})
        CHECK(lacking.find(std::string("found no key ") + key) != std::string::npos);
    CHECK(refusal_in(layer_head("b", "extend = \"a\"\n"))
              .find("book.toml:7:1: found the key \"extend\", expected a known key; did you mean "
                    "\"extends\"?") == 0);
}

TEST_CASE("no rule stands without a citation of a declared document", "[layer_file]") {
    const std::string head = layer_head("b");
    const std::string start = "[[rule]]\nid = \"R\"\nkind = \"vat/1\"\ntitle.en = \"t\"\n";
    CHECK(refusal_in(head + start + vat_row) ==
          "book.toml:12:1: found no key cite, expected a citation: no rule stands without one");
    CHECK(refusal_in(head + start + "cite = []\n" + vat_row).find("found no key cite") !=
          std::string::npos);
    CHECK(refusal_in(head + start + "cite = [{ kind = \"law\", doc = \"cal\" }]\n" + vat_row) ==
          "book.toml:16:31: found \"cal\", expected a document declared in [documents]; did you "
          "mean \"call\"?");
    CHECK(refusal_in(head + start + "cite = [{ kind = \"lav\", doc = \"call\" }]\n" + vat_row)
              .find("found \"lav\", expected law, document, observation or unverified; did you "
                    "mean \"law\"?") != std::string::npos);
    CHECK(refusal_in(head + start + "cite = [{ kind = \"unverified\" }]\n" + vat_row)
              .find("found no key note") != std::string::npos);
}

TEST_CASE("words that are nearly known are named", "[layer_file]") {
    CHECK(refusal_in_rule("vatt/1", vat_row)
              .find("book.toml:14:8: found \"vatt/1\", expected a kind of rule; did you mean "
                    "\"vat/1\"?") == 0);
    CHECK(refusal_in_rule("vat/1", "[[rule.valid]]\nmode = \"nevr\"\n")
              .find("book.toml:18:8: found \"nevr\", expected one of never") == 0);
    CHECK(refusal_in_rule("vat/1", "[[rule.valid]]\nmoode = \"never\"\n")
              .find("book.toml:18:1: found the key \"moode\", expected a parameter of vat/1; did "
                    "you mean \"mode\"?") == 0);
    CHECK(refusal_in_rule("vat/1", "where = { categori = \"staff\" }\n" + vat_row)
              .find("did you mean \"category\"?") != std::string::npos);
    CHECK(refusal_in_rule("vat/1", "anchor = \"contract_sined\"\n" + vat_row)
              .find("did you mean \"contract_signed\"?") != std::string::npos);
}

TEST_CASE("a row gives what its kind demands, of its type", "[layer_file]") {
    CHECK(refusal_in_rule("vat/1", "[[rule.valid]]\n").find("book.toml:17:1: found no key mode") ==
          0);
    CHECK(refusal_in_rule("vat/1", "").find("expected at least one row [[rule.valid]]") !=
          std::string::npos);
    CHECK(refusal_in_rule("document_required/1",
                          "[[rule.valid]]\ndocuments = []\neffect = \"judge\"\n") ==
          "book.toml:18:13: found an array, expected at least one word");
    const auto months = [](const std::string& count) {
        return refusal_in_rule(
            "deadline/1", "[[rule.valid]]\nstart = \"starts_on\"\nend = \"ends_on\"\nmonths = " +
                              count + "\neffect = \"judge\"\n");
    };
    CHECK(months("0").empty());
    CHECK(months("99999").empty());
    CHECK(months("-1").find("expected a whole number from 0 to 99999") != std::string::npos);
    CHECK(months("100000").find("expected a whole number from 0 to 99999") != std::string::npos);
}

TEST_CASE("dated rows hold one after the other and have an anchor", "[layer_file]") {
    const auto rows = [](std::string_view until, std::string_view from,
                         std::string_view anchor = "anchor = \"contract_signed\"\n") {
        return refusal_in_rule(
            "vat/1", std::string(anchor) + "[[rule.valid]]\nuntil = " + std::string(until) +
                         "\nmode = \"never\"\n[[rule.valid]]\nfrom = " + std::string(from) +
                         "\nmode = \"always\"\n");
    };
    CHECK(rows("2018-01-01", "2018-01-01").empty());
    CHECK(rows("2018-01-01", "2018-01-02").empty()); // a gap is lint's to tell
    CHECK(rows("2018-01-02", "2018-01-01") ==
          "book.toml:21:1: found a row that overlaps the one in line 18, expected rows that hold "
          "one after the other (until is exclusive)");
    CHECK(rows("2018-01-01", "2018-01-01", "").find("found dated rows without an anchor") !=
          std::string::npos);
    const auto turned = [](std::string_view from, std::string_view until) {
        return refusal_in_rule(
            "vat/1", "anchor = \"contract_signed\"\n[[rule.valid]]\nfrom = " + std::string(from) +
                         "\nuntil = " + std::string(until) + "\nmode = \"never\"\n");
    };
    CHECK(turned("2018-01-01", "2018-01-02").empty());
    CHECK(turned("2018-01-01", "2018-01-01").find("expected a day after from") !=
          std::string::npos);
}

TEST_CASE("conditions compare facts of their type", "[layer_file]") {
    const auto where = [](std::string_view condition) {
        return refusal_in_rule("vat/1", "where = { " + std::string(condition) + " }\n" + vat_row);
    };
    CHECK(where("axis = 4").empty());
    CHECK(where("axis = { at_least = 2, at_most = 4 }").empty());
    CHECK(where("nature = { none_of = [\"fine\"] }").empty());
    CHECK(where("axis = \"4\"").find("expected a whole number") != std::string::npos);
    CHECK(where("axis = []").find("expected at least one value") != std::string::npos);
    CHECK(where("axis = {}").find("expected at_least, at_most or none_of") != std::string::npos);
    CHECK(where("type = { at_most = \"B\" }").find("expected no bound: the fact is a text") !=
          std::string::npos);
    CHECK(where("axis = { at_lest = 2 }").find("did you mean \"at_least\"?") != std::string::npos);
}

TEST_CASE("an id stands once in a file", "[layer_file]") {
    CHECK(refusal_in(layer_head("b") + rule_text("R", "vat/1", vat_row) +
                     rule_text("R", "vat/1", vat_row)) ==
          "book.toml:19:1: found a second rule \"R\", expected an id used once");
}

TEST_CASE("an exception is one of another rule of its file, and not of itself", "[layer_file]") {
    const auto refusal = [](const std::string& of_first, const std::string& of_second) {
        return refusal_in(layer_head("b") + rule_text("FIRST", "vat/1", of_first + vat_row) +
                          rule_text("SECOND", "vat/1", of_second + vat_row));
    };
    CHECK(refusal("exception_of = \"SECOND\"\n", "").empty());
    CHECK(refusal("exception_of = \"SECND\"\n", "") ==
          "book.toml:12:1: found an exception of \"SECND\", expected another "
          "rule of the same layer; did you mean \"SECOND\"?");
    CHECK(refusal("exception_of = \"FIRST\"\n", "") ==
          "book.toml:12:1: found an exception of \"FIRST\": it is an exception of itself, expected "
          "another rule of the same layer");
    CHECK(
        refusal("exception_of = \"SECOND\"\n", "exception_of = \"FIRST\"\n") ==
        "book.toml:12:1: found an exception of \"SECOND\": it is an exception of itself, expected "
        "another rule of the same layer\n"
        "book.toml:20:1: found an exception of \"FIRST\": it is an exception of itself, expected "
        "another rule of the same layer\n2 errors");
}

TEST_CASE("only rules of a layer above can be refined", "[layer_file]") {
    const auto above = layer_of(layer_head("a") + rule_text("IN-VAT", "vat/1", vat_row)).rules;
    const std::string refining = layer_head("b") +
                                 "[[refine]]\nrule = \"IN-VTA\"\nvalues = { mode = \"never\" }\n"
                                 "cite = [{ kind = \"law\", doc = \"call\" }]\n";
    CHECK(refusal_of([&] { static_cast<void>(layer_of(refining, above)); }) ==
          "book.toml:13:8: found \"IN-VTA\", expected a rule of a layer above; did you mean "
          "\"IN-VAT\"?");
}

TEST_CASE("a refinement gives values, by a law or a document of its own", "[layer_file]") {
    const auto above = layer_of(layer_head("a") + rule_text("IN-VAT", "vat/1", vat_row)).rules;
    const auto refused = [&](const std::string& more) {
        const auto text = layer_head("b") + "[[refine]]\nrule = \"IN-VAT\"\n" + more;
        return refusal_of([&] { static_cast<void>(layer_of(text, above)); });
    };
    const std::string values = "values = { mode = \"never\" }\n";
    const std::string sourced = "cite = [{ kind = \"document\", doc = \"call\" }]\n";
    CHECK(refused(values + sourced).empty());
    for (const auto* weak : {"", "cite = [{ kind = \"observation\", doc = \"call\" }]\n",
                             "cite = [{ kind = \"unverified\", note = \"hearsay\" }]\n"})
        CHECK(refused(values + weak) ==
              "book.toml:12:1: found a refinement that no text carries, expected a citation of a "
              "law or a document: the value above has its own");
    for (const auto* empty : {"", "values = {}\n"})
        CHECK(refused(empty + sourced) ==
              "book.toml:12:1: found a refinement without values, expected values: what it fills "
              "or tightens; a citation alone refines nothing");
}

TEST_CASE("a document has one title in all layers", "[layer_file]") {
    const auto below = [](const std::string& title) {
        return refusal_of([&] {
            static_cast<void>(read_layer(layer_head("b"), "book.toml", {{"call", title}}, {}));
        });
    };
    CHECK(below("The call").empty());
    CHECK(below("The law") == "book.toml:9:8: found \"The call\", expected another id: for layers "
                              "above, call is \"The law\"");
}

TEST_CASE("values that mean nothing are refused", "[layer_file]") {
    const auto cap = [](std::string_view most) {
        return refusal_in_rule("category_cap/1",
                               "[[rule.valid]]\namount_max = \"" + std::string(most) +
                                   " EUR\"\nof = \"declared\"\ninclusive = true\nbase = "
                                   "\"total\"\nnatures = [\"land\"]\n");
    };
    CHECK(cap("0.00").empty());
    CHECK(cap("-0.01") == "book.toml:18:14: found \"-0.01 EUR\", expected an amount that is not "
                          "negative");
    const auto paying = [](std::string_view rest_to, std::string_view share) {
        return refusal_in_rule(
            "cofinancing_rate/1",
            "[[rule.valid]]\nsource = \"F\"\nclaims = \"per_claim\"\nrate = \"" +
                std::string(share) +
                " %\"\nrounding = { mode = \"floor\", level = \"partner\", basis = \"law\", "
                "residual_to = \"" +
                std::string(rest_to) + "\" }\n");
    };
    CHECK(paying("own", "100").empty());
    CHECK(
        paying("own", "100.01") ==
        "book.toml:17:1: found a row of cofinancing_rate/1 where its rate 100.01 % is over 100 %, "
        "expected a row that its kind can judge by");
    CHECK(paying("", "85").find("expected a text that is not empty") != std::string::npos);
}

TEST_CASE("a period has a bound, in order, and dates that are known", "[layer_file]") {
    const auto period = [](std::string_view row) {
        return refusal_in_rule("period/1", "[[rule.valid]]\n" + std::string(row) + "\n");
    };
    CHECK(period("dates = [\"paid_on\"]\nfirst = 2020-01-01\nlast = 2020-01-01").empty());
    CHECK(period("dates = [\"paid_on\"]\nfirst = 2020-01-02\nlast = 2020-01-01")
              .find("first 2020-01-02 is after last 2020-01-01") != std::string::npos);
    CHECK(period("dates = [\"paid_on\"]").find("neither a first nor a last day is given") !=
          std::string::npos);
    CHECK(period("dates = [\"payed_on\"]\nlast = 2020-01-01")
              .find("\"payed_on\" is no known fact, nearest: paid_on") != std::string::npos);
    CHECK(period("dates = [\"paid_on\"]\nlast_of = \"nature\"").find("nature is no date") !=
          std::string::npos);
    CHECK(period("dates = [\"paid_on\"]\nfirst = 2020-01-01\nfirst_of = \"starts_on\"")
              .find("first and first_of are two days, expected one") != std::string::npos);
}
