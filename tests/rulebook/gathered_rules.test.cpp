// Every rule that was gathered with its source has its place in a rulebook. The gathered pages lie beside the project.

#include "rulebook/catalog.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace cofin;
using namespace cofin::test;

namespace {

std::set<std::string> rule_ids() {
    std::set<std::string> ids;
    for (const auto& head : bundled_rulebooks())
        for (const auto& stated : load_rulebook({head.id}).rules)
            ids.insert(stated.id);
    return ids;
}

/// The ids that begin a row of a table or an item of a list, such as `| MF-RATE |` and `- WD-ELIG-1:`.
std::set<std::string> ids_in(const std::string& page) {
    static const std::regex id(
        R"((?:^|\n)(?:\| |- )\**([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)\** ?(?:[|,:]))");
    std::set<std::string> ids;
    for (std::sregex_iterator at(page.begin(), page.end(), id), end; at != end; ++at)
        ids.insert((*at)[1].str());
    return ids;
}

void check_page(const std::string& name) {
    const auto file = std::filesystem::path(COFIN_SOURCE_DIR) / ".." / "shared" / "rules" / name;
    std::ifstream in(file);
    if (!in) {
        std::cout << "skipped: ../shared/rules/" << name << " is not beside the project\n";
        return;
    }
    const std::string page((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const auto known = rule_ids();
    const auto stands = [&](const std::string& id) {
        const auto at = known.lower_bound(id);
        return at != known.end() && (*at == id || at->starts_with(id + "-"));
    };
    const auto wanted = ids_in(page);
    CHECK(wanted.size() > 50);
    for (const auto& id : wanted) {
        CAPTURE(id);
        CHECK(stands(id));
    }
}

} // namespace

TEST_CASE("every gathered rule of Interreg stands in a rulebook", "[gathered]") {
    check_page("interreg.md");
}

TEST_CASE("every gathered rule of the four other systems stands in a rulebook", "[gathered]") {
    check_page("solidarity-ulead-pokl.md");
}
