// Years later: does the file still hold, does every figure follow from what was recorded, and is a forged cent seen?

#include <cofin/project/project_folder.hpp>
#include <cofin/store/claim_steps.hpp>
#include <cofin/store/verification.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

using namespace cofin;

namespace {

void live(const std::string& file) {
    const auto project = read_project({.path = "examples/urady-bez-hranic"});
    const auto& id = project.agreed.project;
    const recorder who{.booked_on = parse_day("2018-12-03")};
    ledger_store ledger(file, ledger_store::access::or_new);
    recording(ledger, project.book, who).take(project.agreed, project.declared);
    submit_claim(ledger, id, 1, who);
    assess_claim(ledger, id, 1, who);
    certify_claim(ledger, id, 1, who);
}

void prove(const std::string& file) {
    ledger_store ledger(file, ledger_store::access::reading);
    // The chain of hashes, balances, booking days; then amounts, findings, shares and postings made again from the facts.
    const auto seen = replay(ledger);
    if (seen.holds())
        std::printf("%zu entries, %zu recomputed, all as recorded\n", seen.entries,
                    seen.recomputed);
    for (const auto& one : seen.differences)
        std::printf("entry %zu: %s\n", one.entry, to_string(one.what).c_str());
}

/// Writes another amount over the last one of that kind in the file, as somebody with a hex editor would.
void forge(const std::string& file, const std::string& said, const std::string& wanted) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    bytes.replace(bytes.rfind(said), said.size(), wanted);
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2)
        return 2; // replay_a_ledger FILE
    live(argv[1]);
    prove(argv[1]);
    forge(argv[1], "\"20166.65 EUR\"", "\"21166.65 EUR\"");
    prove(argv[1]);
}
