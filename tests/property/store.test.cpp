#include "ledger/any_life.hpp"
#include "property/draws.hpp"
#include "store/recorded_standing.hpp"
#include "support/temporary_folder.hpp"

#include <cofin/store/store.hpp>
#include <cofin/store/verification.hpp>

using namespace cofin;
using namespace cofin::test;

namespace {

/// A life as a ledger keeps it, in as many transactions as chance wants.
ledger_store stored(const cofin::journal& told, const std::string& file, chance& drawn) {
    ledger_store ledger(file, ledger_store::access::or_new);
    for (std::size_t next = 1; next <= told.size();)
        ledger.change([&](ledger_change& now) {
            now.open("P1", told.now().currency());
            for (bool more = true; more && next <= told.size(); ++next) {
                record what{told.at(next).booked, {}, {}};
                what.booked.by = "somebody";
                now.append("P1", what);
                more = !drawn.one_in(8);
            }
        });
    return ledger;
}

bool is_same(const standing& a, const standing& b) {
    if (a.costs != b.costs || a.funds.size() != b.funds.size())
        return false;
    for (std::size_t f = 0; f < a.funds.size(); ++f)
        if (a.funds[f].planned != b.funds[f].planned || a.funds[f].paid != b.funds[f].paid ||
            a.funds[f].due != b.funds[f].due || a.funds[f].advance != b.funds[f].advance ||
            a.funds[f].repayable != b.funds[f].repayable ||
            a.funds[f].recovered != b.funds[f].recovered ||
            a.funds[f].certified != b.funds[f].certified)
            return false;
    return true;
}

} // namespace

TEST_CASE("a ledger keeps any life: its figures at every entry, and after an erasure",
          "[property][store]") {
    for_all([] {
        const int64_t drawn = *up_to(999'999'999);
        if (drawn % 5 != 0) // a file costs a few milliseconds: 10 000 of 50 000 draws
            return;
        const auto size = static_cast<std::size_t>(*up_to(40));
        life one(*rc::gen::container<steps>(size, up_to(999'999'999)));
        chance by(drawn);
        const temporary_folder folder;
        auto ledger = stored(one.journal(), folder.path("l"), by);
        const auto& told = one.journal();
        RC_ASSERT(ledger.heads().at(0).entries == told.size());

        const auto entry = static_cast<std::size_t>(by.up_to(static_cast<int64_t>(told.size())));
        const auto kept = cofin::standing_after(ledger, "P1", entry);
        RC_ASSERT(is_same(kept.figures(),
                          standing_of(told.balance_after(entry), kept.chart, [&](fund_number fund) {
                              return told.planned_after(entry, fund);
                          })));
        const auto now = cofin::standing_after(ledger, "P1", told.size());
        RC_ASSERT(now.sums == told.now().balance());
        if (entry > 0)
            RC_ASSERT(ledger.last_by("P1", told.at(entry).booked.booked_on) ==
                      told.last_by(told.at(entry).booked.booked_on));

        ledger.change([&](ledger_change& change) {
            const day booked = told.at(told.size()).booked.booked_on;
            change.erase("P1", {{booked,
                                 booked + date::days(400'000),
                                 {},
                                 {},
                                 text_erasure{{std::max<std::size_t>(entry, 1)}}},
                                {},
                                {}});
        });
        RC_ASSERT(cofin::standing_after(ledger, "P1", told.size() + 1).sums ==
                  told.now().balance());
        const auto found = replay(ledger);
        RC_ASSERT(found.holds());
        RC_ASSERT(found.entries == told.size() + 1);
        RC_ASSERT(found.erased == 1);
    });
}
