// The compiled parts: a rulebook that comes with the package, and a ledger in a file.

#include <cofin/report/json_text.hpp>
#include <cofin/rulebook/catalog.hpp>
#include <cofin/store/recorded_statement.hpp>

#include <cstdio>
#include <filesystem>

int main() {
    const auto known = cofin::bundled_rulebooks();
    const auto book = cofin::load_rulebook({.id_or_file = known.at(0).id});
    const auto file = std::filesystem::temp_directory_path() / "cofin_test_package.cofin";
    std::filesystem::remove(file);
    std::size_t journals = 0;
    {
        cofin::ledger_store ledger(file.string(), cofin::ledger_store::access::or_new);
        ledger.change([](cofin::ledger_change& now) { now.open("P1", cofin::euro); });
        journals = ledger.heads().size();
    }
    std::filesystem::remove(file);
    std::printf("%zu rulebooks, the first %s with %zu rules\n", known.size(), book.id.c_str(),
                book.rules.size());
    return journals == 1 && !book.rules.empty() ? 0 : 1;
}
