// A claim is assessed by a rulebook that comes with the library. What is cut names its article; what nobody knows stays open.

#include <cofin/project/project_folder.hpp>

#include <cstdio>

using namespace cofin;

int main() {
    const auto project = read_project({.path = "examples/urady-bez-hranic-faults"});
    const auto result = assess_project(project);

    const auto& totals = result.totals;
    std::printf("declared %s = eligible %s + ineligible %s + open %s\n",
                to_string(totals.declared).c_str(), to_string(totals.eligible).c_str(),
                to_string(totals.ineligible).c_str(), to_string(totals.open).c_str());
    for (const auto& source : result.claimed->paid)
        std::printf("ERDF pays %s of what is eligible\n", to_string(source).c_str());

    // A finding is a value: the rule, what it says, the item, the cut, the words, the article. Here the first five costs'.
    for (const auto& found : result.findings) {
        if (found.about != scope::cost || found.item > "F05" || found.said == outcome::note)
            continue;
        std::printf("\n%s %s by %s, cut %s\n  %s\n", found.item.c_str(),
                    std::string(to_string(found.said)).c_str(), found.rule.c_str(),
                    to_string(found.cut).c_str(), to_string(found.message).c_str());
        for (const auto& source : found.cites)
            std::printf("  %s\n", to_string(source).c_str());
    }
    std::printf("\n%s\n",
                result.has_objections() ? "something is for a person to see" : "all is well");
}
