#include "plugin/manifest.hpp"

#include "support/catch.hpp"
#include "support/refusals.hpp"

using namespace cofin;
using namespace cofin::test;
using Catch::Matchers::Contains;

namespace {

const std::string head = "id = \"my\"\nversion = \"1.0.0\"\nabi = 1\ntitle.en = \"Mine\"\n";

std::string kind(const std::string& more = {}, const std::string& name = "my.rule/1",
                 const std::string& at = "exclude", const std::string& about = "cost") {
    return "[[kind]]\nname = \"" + name + "\"\nsummary = \"s\"\nstep = \"" + at + "\"\nabout = \"" +
           about + "\"\n" + more;
}

std::string refusal(const std::string& text) {
    return refusal_of([&] { static_cast<void>(read_manifest(text, "m")); });
}

std::string parameter_of(const std::string& rest) { return kind("[[kind.parameter]]\n" + rest); }

} // namespace

TEST_CASE("a manifest says what a plugin brings", "[plugin]") {
    const auto read = read_manifest(
        head + kind("together = true\nfacts = [\"vat\", \"category\"]\n[[kind.parameter]]\nname = "
                    "\"mode\"\ntype = \"text\"\ntighter = \"fixed\"\nmeaning = \"how\"\nwords = "
                    "[\"one\", \"two\"]\n"),
        "m");
    CHECK(read.id == "my");
    REQUIRE(read.kinds.size() == 1);
    const auto& only = read.kinds[0];
    CHECK(only.together);
    CHECK(only.facts == texts{"vat", "category"});
    REQUIRE(only.parameters.size() == 1);
    CHECK(only.parameters[0].name == "mode");
    CHECK(only.parameters[0].words.size() == 2);
    CHECK(only.parameters[0].words[1] == "two");
    CHECK_FALSE(only.parameters[0].required);
    CHECK(read_manifest(head, "m").kinds.empty());
}

TEST_CASE("what is wrong in a manifest is said with its place", "[plugin]") {
    CHECK_THAT(refusal(""), Contains("no key id") && Contains("no key version") &&
                                Contains("no key abi") && Contains("title.en"));
    CHECK_THAT(refusal(head + "colour = 1\n"), Contains("m:5:1") && Contains("\"colour\""));
    CHECK_THAT(refusal("id = \"My Plugin\"\nversion = \"1\"\nabi = 1\ntitle.en = \"t\"\n"),
               Contains("m:1:6") && Contains("lower-case letters"));
    CHECK_THAT(refusal("id = \"my\"\nversion = \"1\"\nabi = 2\ntitle.en = \"t\"\n"),
               Contains("m:3:7") && Contains("the border that this program knows, 1"));
    for (const auto* name : {"rule/1", "other.rule/1", "my.rule", "my.rule/", "my.rule/01",
                             "my.Rule/1", "my./1", "my.rule/1x"})
        CHECK_THAT(refusal(head + kind({}, name)), Contains("my.day_rate/1"));
    CHECK_THAT(refusal(head + kind({}, "my.rule/1", "exlude")),
               Contains("did you mean \"exclude\"?"));
    for (const auto* at : {"exchange", "funding", "cap", "flat_rate", "revenue"})
        CHECK_THAT(refusal(head + kind({}, "my.rule/1", at)),
                   Contains("expected project, exclude, vat, ceiling or correction"));
    CHECK_THAT(refusal(head + kind({}, "my.rule/1", "exclude", "partner")),
               Contains("the step \"project\""));
    CHECK_THAT(refusal(head + kind("together = true\n", "my.rule/1", "project", "partner")),
               Contains("only they are looked at together"));
    CHECK_THAT(refusal(head + kind("facts = [\"paid_onn\"]\n")),
               Contains("did you mean \"paid_on\"?"));
    CHECK_THAT(refusal(head + kind() + kind()), Contains("the kind \"my.rule/1\" twice"));
    CHECK_THAT(refusal(head + parameter_of("name = \"a\"\ntype = \"float\"\n")),
               Contains("\"float\"") && Contains("no key tighter") && Contains("no key meaning"));
    CHECK_THAT(refusal(head + kind("parameter = [{ name = \"a\", type = \"text\", tighter = "
                                   "\"fixed\", meaning = \"m\" }, { name = \"a\", type = "
                                   "\"text\", tighter = \"fixed\", meaning = \"m\" }]\n")),
               Contains("the parameter \"a\" twice"));
    CHECK_THAT(refusal("\xff"), Contains("m:1:1"));
}
