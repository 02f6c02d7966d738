// The digest of a rulebook says what it means: not how it is laid out, and everything that decides.

#include "rulebook/canonical.hpp"

#include "support/catch.hpp"
#include "support/layer_texts.hpp"

using namespace cofin;
using namespace cofin::test;

namespace {

const std::string dated_rule =
    rule_text("R", "cost_method/1",
              "anchor = \"contract_signed\"\n"
              "where = { category = \"staff\", axis = { at_most = 3 } }\n"
              "[[rule.valid]]\n"
              "from = 2014-01-01\n"
              "until = 2018-01-01\n"
              "methods = [\"real\"]\n"
              "source = \"ERDF\"\n"
              "grant_at_most = \"50000.00 EUR\"\n"
              "effect = \"exclude\"\n");

std::string digest_of(const std::string& text) { return book_of({text}).digest; }

/// The text with one passage replaced; fails where it is not there.
std::string with(std::string text, std::string_view was, std::string_view is) {
    const auto at = text.find(was);
    REQUIRE(at != std::string::npos);
    return text.replace(at, was.size(), is);
}

const std::string whole = layer_head("b") + dated_rule;

} // namespace

TEST_CASE("SHA-256 is that of FIPS 180-4", "[digest]") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the canonical form of a small rulebook", "[canonical]") {
    const auto text =
        layer_head("b") + rule_text("R", "vat/1", "[[rule.valid]]\nmode = \"never\"\n");
    CHECK(
        canonical_json(book_of({text})) ==
        R"({"categories":["staff","external"],"format":"cofin-rulebook/1","layers":[{"extends":"",)"
        R"("id":"b","published":"2020-01-01","title":{"en":"A book"},"version":"1.0.0"}],"order":"by_date","rules":[)"
        R"({"anchor":"","cite":[{"kind":"law","text":"The call","unit":"Art 1"}],"id":"R",)"
        R"("kind":"vat/1","layer":"b","stack":false,"title":{"en":"A rule"},"valid":[{"asks":{},)"
        R"("values":{"mode":"never"}}],"where":[]}]})");
}

TEST_CASE("layout and the order of keys change no digest", "[canonical]") {
    const auto [was, is] = GENERATE(table<std::string, std::string>({
        {"[documents]\n", "# a remark\n\n\n[documents]\n"},
        {"id = \"R\"\nkind = \"cost_method/1\"\n", "kind = \"cost_method/1\"\nid   =   \"R\" #\n"},
        {"from = 2014-01-01\nuntil = 2018-01-01\n", "until = 2018-01-01\nfrom = 2014-01-01\n"},
        {"category = \"staff\", axis = { at_most = 3 }",
         "axis = { at_most = 3 }, category = [\"staff\"]"},
        {"\"50000.00 EUR\"", "\"50000 EUR\""},
        {"[\"real\"]", "\"real\""},
    }));
    CAPTURE(is);
    CHECK(digest_of(with(whole, was, is)) == digest_of(whole));
}

TEST_CASE("the order of rows says nothing, since they do not overlap", "[canonical]") {
    const std::string early = "[[rule.valid]]\nuntil = 2018-01-01\nmode = \"never\"\n";
    const std::string late = "[[rule.valid]]\nfrom = 2018-01-01\nmode = \"always\"\n";
    const std::string anchor = "anchor = \"contract_signed\"\n";
    CHECK(digest_of(layer_head("b") + rule_text("R", "vat/1", anchor + early + late)) ==
          digest_of(layer_head("b") + rule_text("R", "vat/1", anchor + late + early)));
}

TEST_CASE("a test beside a rule and a document that nothing cites change no digest",
          "[canonical]") {
    CHECK(digest_of(whole + "[[rule.test]]\nname = \"t\"\nfacts = { axis = 4 }\n"
                            "expect = { outcome = \"not_applicable\" }\n") == digest_of(whole));
    CHECK(digest_of(with(whole, "[documents]\n", "[documents]\nother = \"Another\"\n")) ==
          digest_of(whole));
}

TEST_CASE("whatever decides changes the digest", "[canonical]") {
    const auto [was, is] = GENERATE(table<std::string, std::string>({
        {"id = \"b\"", "id = \"c\""},
        {"version = \"1.0.0\"", "version = \"1.0.1\""},
        {"title.en = \"A book\"", "title.en = \"The book\""},
        {"published = 2020-01-01", "published = 2020-01-02"},
        {"[\"staff\", \"external\"]", "[\"staff\"]"},
        {"call = \"The call\"", "call = \"Another call\""},
        {"id = \"R\"", "id = \"Q\""},
        {"kind = \"law\"", "kind = \"document\""},
        {"unit = \"Art 1\"", "unit = \"Art 2\""},
        {"title.en = \"A rule\"", "title.en = \"The rule\""},
        {"contract_signed", "call_published"},
        {"category = \"staff\"", "category = \"external\""},
        {"category = \"staff\"", "category = { none_of = \"staff\" }"},
        {"at_most = 3", "at_least = 3"},
        {"at_most = 3", "at_most = 4"},
        {"from = 2014-01-01\n", ""},
        {"from = 2014-01-01", "from = 2014-01-02"},
        {"until = 2018-01-01", "until = 2018-01-02"},
        {"[\"real\"]", "[\"real\", \"flat_rate\"]"},
        {"\"50000.00 EUR\"", "\"50000.01 EUR\""},
        {"\"50000.00 EUR\"", "{ ask = \"small_grant\" }"},
        {"effect = \"exclude\"", "effect = \"judge\""},
        {"[[rule.valid]]", "stack = true\n[[rule.valid]]"},
    }));
    CAPTURE(was, is);
    CHECK(digest_of(with(whole, was, is)) != digest_of(whole));
}

TEST_CASE("what a lower layer refines changes the digest", "[canonical]") {
    const auto lower = [](std::string_view values) {
        return layer_head("l", "extends = \"b\"\n") + "[[refine]]\nrule = \"R\"\nvalues = { " +
               std::string(values) + " }\ncite = [{ kind = \"law\", doc = \"call\" }]\n";
    };
    const auto plain = book_of({whole, lower("methods = [\"real\"]")}).digest;
    CHECK(book_of({whole, layer_head("l", "extends = \"b\"\n")}).digest != plain); // cites less
    CHECK(book_of({whole, lower("grant_at_most = \"60000.00 EUR\"")}).digest != plain);
}
