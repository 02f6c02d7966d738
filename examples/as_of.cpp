// What did the books say on a day? What did a rule say on a day? Both are kept, so both can be asked.

#include <cofin/project/project_folder.hpp>
#include <cofin/store/claim_steps.hpp>
#include <cofin/store/recorded_statement.hpp>

#include <cstdio>

using namespace cofin;

namespace {

void say(ledger_store& ledger, const char* on) {
    const auto head = ledger.heads().at(0);
    const auto entry = ledger.last_by(head.project, parse_day(on));
    const auto& costs = statement_after(ledger, head, entry).figures.costs;
    std::printf("%s  entry %2zu  open %12s  accepted %12s  certified %12s\n", on, entry,
                to_string(costs.open).c_str(), to_string(costs.accepted).c_str(),
                to_string(costs.certified).c_str());
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2)
        return 2; // as_of FILE
    const auto project = read_project({.path = "examples/urady-bez-hranic"});
    const auto& id = project.agreed.project;
    ledger_store ledger(argv[1], ledger_store::access::or_new);
    recording(ledger, project.book, {.booked_on = parse_day("2018-11-12")})
        .take(project.agreed, project.declared);
    submit_claim(ledger, id, 1, {.booked_on = parse_day("2018-11-12")});
    assess_claim(ledger, id, 1, {.booked_on = parse_day("2018-11-20")});
    certify_claim(ledger, id, 1, {.booked_on = parse_day("2018-12-03")});
    for (const auto* const on : {"2018-11-11", "2018-11-19", "2018-11-30", "2018-12-03"})
        say(ledger, on);

    // A rulebook by the day on which it was published: before that day nobody could have used it.
    for (const auto* const on : {"2026-10-31", "2026-11-01"})
        try {
            const auto book = load_rulebook(
                {.id_or_file = "examples/new-call/riverbank.toml", .on = parse_day(on)});
            std::printf("%s  %s %s\n", on, book.id.c_str(), book.version.c_str());
        } catch (const error& problem) {
            std::printf("%s  %s\n", on, problem.what());
        }
}
