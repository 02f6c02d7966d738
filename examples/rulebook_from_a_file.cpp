// A call of your own is a text file: load it, run the tests that stand beside its rules, check a project by it.

#include <cofin/project/project_folder.hpp>
#include <cofin/rulebook/catalog.hpp>
#include <cofin/rules/kind.hpp>

#include <cstdio>

using namespace cofin;

int main() {
    const auto book = load_rulebook({.id_or_file = "examples/new-call/riverbank.toml"});
    std::printf("%s %s, sha256 %.16s\n", book.id.c_str(), book.version.c_str(),
                book.digest.c_str());
    for (const auto& rule : book.rules)
        std::printf("  %-10s %-20s %s\n", rule.id.c_str(), std::string(rule.kind->name).c_str(),
                    rule.title_in("en").c_str());

    const auto result = assess_project(read_project({.path = "examples/new-call"}));
    for (const auto& found : result.findings)
        std::printf("cost %s: %s, %s\n", found.item.c_str(), to_string(found.cut).c_str(),
                    to_string(found.message).c_str());

    // What is wrong in a file is said with its place, and nothing is guessed.
    try {
        (void)load_rulebook({.id_or_file = "riverbank-2028"});
    } catch (const error& problem) {
        std::printf("%s\n", problem.what());
    }
}
