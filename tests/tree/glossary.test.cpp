#include "tree/glossary.hpp"

#include "support/catch.hpp"

#include <cofin/cofin.hpp>

using namespace cofin::test;

namespace {

const source_tree& whole_tree() {
    static const auto tree = read_tree(COFIN_SOURCE_DIR);
    return tree;
}

/// The words by which files, findings and statements name values.
std::vector<std::string> words_of_values() {
    std::vector<std::string> words;
    const auto add = [&words](const auto& names) {
        words.insert(words.end(), names.begin(), names.end());
    };
    add(cofin::rounding_names);
    add(cofin::split_level_names);
    add(cofin::claim_mode_names);
    add(cofin::cap_division_names);
    add(cofin::tranche_kind_names);
    add(cofin::account_kind_names);
    add(cofin::review_kind_names);
    add(cofin::citation_kind_names);
    add(cofin::outcome_names);
    add(cofin::step_names);
    return words;
}

} // namespace

TEST_CASE("what the glossary names exists", "[tree][glossary]") {
    CHECK(check_glossary_names(whole_tree()) == complaints{});
    CHECK(glossary_names(
              std::ranges::find(whole_tree(), "docs/glossary.md", &source_file::path)->text)
              .size() > 60);
}

TEST_CASE("the glossary has every room and every word of a value", "[tree][glossary]") {
    CHECK(check_glossary_words(whole_tree(), words_of_values()) == complaints{});
}

TEST_CASE("a name that is gone and a word that is missing are found", "[tree][glossary]") {
    const source_tree tree{
        {"docs/glossary.md", "| grant | `funding::pays`, `cofin erase` | `x` |\n"},
        {"include/cofin/grant/funding.hpp", "class funding { bool pays(); };"},
        {"include/cofin/store/store.hpp", ""},
        {"src/cli/erase.cpp", ""},
        {"src/store/body.hpp", "struct kept;"}};
    CHECK(glossary_names(tree.front().text) ==
          std::vector<std::string>{"funding::pays", "cofin erase"});
    CHECK(check_glossary_names(tree) == complaints{});
    CHECK(check_glossary_words(tree, {"grant"}) == complaints{"store is not in the glossary"});

    auto renamed = tree;
    renamed[1].text = "class funding { bool funds(); };";
    CHECK(check_glossary_names(renamed) == complaints{"`funding::pays`: no pays any more"});
    auto private_only = tree;
    private_only[0].text = "| body | `kept` | |\n";
    CHECK(check_glossary_names(private_only) == complaints{"`kept`: no kept any more"});
    CHECK(check_glossary_names({}) == complaints{"docs/glossary.md names nothing"});
}
