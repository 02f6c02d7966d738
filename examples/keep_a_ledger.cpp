// A ledger: record a project folder, submit, assess and certify its claim, pay it. Every entry balances and is never changed.

#include <cofin/project/project_folder.hpp>
#include <cofin/store/claim_steps.hpp>
#include <cofin/store/recorded_statement.hpp>

#include <cstdio>

using namespace cofin;
using namespace cofin::literals;

int main(int argc, char** argv) {
    if (argc != 2)
        return 2; // keep_a_ledger FILE
    const auto project = read_project({.path = "examples/urady-bez-hranic"});
    const auto& id = project.agreed.project;

    ledger_store ledger(argv[1], ledger_store::access::or_new);
    const recorder november{.booked_on = parse_day("2018-11-12"), .by = "Jan Novák"};
    const auto done =
        recording(ledger, project.book, november).take(project.agreed, project.declared);
    std::printf("recorded %zu agreement, %zu rates, %zu costs\n", done.agreements, done.rates,
                done.costs);

    // Nobody types a figure: they follow from what was recorded and from the stored rulebook.
    submit_claim(ledger, id, 1, november);
    assess_claim(ledger, id, 1, {.booked_on = parse_day("2018-11-20")});
    certify_claim(ledger, id, 1, {.booked_on = parse_day("2018-12-03")});

    // What a bank says is an event. Once more than the fund owes: refused, and nothing is written.
    const recorder february{.booked_on = parse_day("2019-02-11")};
    for (const auto& amount : {20'166.65_eur, 0.01_eur})
        try {
            book_event(ledger, id, disbursement{"ERDF", "pl", amount, tranche_kind::interim, 1},
                       february);
        } catch (const ledger_error& refused) {
            std::printf("%s\n", refused.what());
        }

    const auto now = statement_after(ledger, ledger.heads().at(0));
    const auto& fund = now.figures.funds.at(0);
    std::printf("entry %zu: certified %s, %s paid %s, owes %s\n", now.entry,
                to_string(now.figures.costs.certified).c_str(), fund.fund.c_str(),
                to_string(fund.paid).c_str(), to_string(fund.due).c_str());
}
