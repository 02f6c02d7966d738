#include "rulebook/stored_rulebook.hpp"

#include "rulebook/canonical.hpp"
#include "rulebook/catalog.hpp"
#include "rulebook/digest.hpp"
#include "support/catch.hpp"

#include <cofin/project/project_folder.hpp>
#include <cofin/rules/assess.hpp>

using namespace cofin;
using Catch::Matchers::Contains;

TEST_CASE("every bundled rulebook is read back byte for byte", "[rulebook]") {
    const auto layers = bundled_rulebooks();
    REQUIRE(layers.size() > 20);
    for (const auto& layer : layers) {
        INFO(layer.id);
        const auto book = load_rulebook({layer.id});
        const auto text = canonical_json(book);
        const auto again = read_stored_rulebook(text);
        CHECK(canonical_json(again) == text);
        CHECK(again.digest == book.digest);
        CHECK(again.digest == sha256(text));
        CHECK(again.id == book.id);
        CHECK(again.version == book.version);
    }
}

TEST_CASE("a stored rulebook assesses as the first one did", "[rulebook]") {
    for (const char* name :
         {"urady-bez-hranic", "urady-bez-hranic-faults", "dobre-rzadzenie", "pcds-civic-dialogue",
          "u-lead-internships-2023", "information-centres-lviv"}) {
        INFO(name);
        const auto project = read_project({std::string(COFIN_SOURCE_DIR "/examples/") + name});
        const auto again = read_stored_rulebook(canonical_json(project.book));
        const auto first = assess(project.book, project.agreed, project.declared);
        const auto second = assess(again, project.agreed, project.declared);
        CHECK(second.totals.eligible == first.totals.eligible);
        CHECK(second.totals.open == first.totals.open);
        REQUIRE(second.findings.size() == first.findings.size());
        for (std::size_t i = 0; i < first.findings.size(); ++i) {
            CHECK(second.findings[i].rule == first.findings[i].rule);
            CHECK(second.findings[i].item == first.findings[i].item);
            CHECK(second.findings[i].said == first.findings[i].said);
            CHECK(second.findings[i].cut == first.findings[i].cut);
            CHECK(second.findings[i].message == first.findings[i].message);
            CHECK(second.findings[i].cites == first.findings[i].cites);
        }
        REQUIRE(second.claimed.has_value() == first.claimed.has_value());
        if (first.claimed)
            CHECK(second.claimed->paid == first.claimed->paid);
    }
}

TEST_CASE("any other text is no stored rulebook", "[rulebook][slow]") {
    const auto text = canonical_json(load_rulebook({"cz-pl-2014-2020.microprojects.silesia"}));
    for (std::size_t size = 0; size < text.size(); size += 97)
        CHECK_THROWS_AS(read_stored_rulebook(text.substr(0, size)), parse_error);
    const auto with = [&](const std::string& from, const std::string& to) {
        auto changed = text;
        const auto at = changed.find(from);
        REQUIRE(at != std::string::npos);
        changed.replace(at, from.size(), to);
        try {
            static_cast<void>(read_stored_rulebook(changed));
        } catch (const parse_error& refused) {
            return std::string(refused.what());
        }
        return std::string("read");
    };
    CHECK_THAT(with("period/1", "period/9"), Contains("found a rule of kind \"period/9\""));
    CHECK_THAT(with("cofin-rulebook/1", "cofin-rulebook/2"), Contains("another format"));
    CHECK_THAT(with("\"order\":", "\"orders\":"), Contains("stored rulebook: found"));
    CHECK_THAT(with("{\"categories\"", "{ \"categories\""), Contains("canonical JSON"));
    CHECK_THAT(with("\"negated\":false", "\"negated\":0"), Contains("stored rulebook: found"));
    CHECK_THAT(with("\"rate\":\"85 %\"", "\"rate\":\"0.85\""), Contains("a rate such as"));
    CHECK_THROWS_AS(read_stored_rulebook("[]"), parse_error);
    CHECK_THROWS_AS(read_stored_rulebook("null"), parse_error);
    CHECK_THROWS_AS(read_stored_rulebook(std::string("\xff\x00", 2)), parse_error);
}
