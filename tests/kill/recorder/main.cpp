// Records many costs, so that a test can kill it on the way: recorder FILE COSTS. Its salts follow from the entries, so
// that two runs of one list make the same chain.

#include <cofin/rulebook/catalog.hpp>
#include <cofin/store/recording.hpp>

#include <cstdio>
#include <cstdlib>
#include <exception>

using namespace cofin;

namespace {

salt salt_of(const std::string& /*project*/, std::size_t entry) {
    salt made{};
    for (std::size_t i = 0; i < sizeof entry; ++i)
        made[i] = static_cast<std::uint8_t>(entry >> 8 * i);
    return made;
}

declaration many_costs(int count) {
    declaration declared;
    declared.claims.push_back({1, {}});
    for (int i = 0; i < count; ++i) {
        cost made{std::to_string(i), "pl", "staff", money::of_minor(i + 1, euro), 1, {}, 0};
        made.known.set("paid_on", day(date::year(2018) / 1 / 2));
        made.known.set("description", "work of day " + std::to_string(i));
        declared.costs.push_back(std::move(made));
    }
    return declared;
}

} // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3)
            return 2;
        agreement agreed;
        agreed.project = "many";
        agreed.partners.push_back({"pl", "a town", {}});
        const auto book = load_rulebook({"cz-pl-2014-2020.microprojects.silesia"});
        ledger_store ledger(argv[1], ledger_store::access::or_new, salt_of);
        std::puts("open");
        std::fflush(stdout);
        const auto done = recording(ledger, book, {day(date::year(2018) / 1 / 2)})
                              .take(agreed, many_costs(std::atoi(argv[2])));
        std::printf("%zu new, %zu known, head %s\n", done.costs, done.costs_known,
                    to_string(ledger.heads().at(0).head).c_str());
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
}
