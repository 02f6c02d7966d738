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

/// Gathered, and without a rule so far: the list only ever gets shorter.
const std::set<std::string> not_yet{
    "I2-40",       "I2-COOP",    "I2-DECOMM",   "I2-DUR",  "I2-FC-COM", "I2-FC-MS",
    "I2-FX",       "I2-INEL",    "I2-INTEREST", "I2-KIND", "I2-LOC",    "I2-OFFICE",
    "I2-PERIOD",   "I2-RATE",    "I2-SCO-200",  "I2-SOLE", "I2-SPF-20", "I2-SPF-DRAFT",
    "I2-SPF-MGMT", "I2-SPF-SCO", "I2-STAFF",    "I2-TA",   "I2-TRAVEL", "I2-USED",
    "I2-VAT",      "I2-VERIFY",  "I2-VIS",      "I2-WORKS"};

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
        CHECK(stands(id) != not_yet.contains(id));
    }
}

} // namespace

TEST_CASE("every gathered rule of Interreg stands in a rulebook", "[dossier]") {
    check_page("interreg.md");
}

TEST_CASE("every gathered rule of the four other systems stands in a rulebook", "[dossier]") {
    check_page("solidarity-ulead-pokl.md");
}
