#include "store/derived_events.hpp"
#include "store/recorded_project.hpp"
#include "store/stored_project.hpp"

#include <cofin/ledger/refusal.hpp>
#include <cofin/store/claim_steps.hpp>

#include <utility>

namespace cofin {
namespace {

record stated(ledger_event what, const recorder& who) {
    return {.booked = {.booked_on = who.booked_on,
                       .dated = who.booked_on,
                       .by = who.by,
                       .what = std::move(what)}};
}

/// Books what `derive` makes of the project as it stands, in one transaction.
template <class Derive>
std::size_t book(ledger_store& ledger, const std::string& project, const rulebook_supply& supply,
                 const Derive& derive) {
    std::size_t entry = 0;
    ledger.change([&](ledger_change& now) {
        const stored_project recorded(now, project, supply);
        entry = now.append(project, derive(recorded.from())).entry;
    });
    return entry;
}

} // namespace

std::size_t v0::submit_claim(ledger_store& ledger, const std::string& project, std::int64_t claim,
                             const recorder& who, const rulebook_supply& supply) {
    return book(ledger, project, supply,
                [&](const derivation& from) { return stated(claim_of(from, claim), who); });
}

claim_review v0::assess_claim(ledger_store& ledger, const std::string& project, std::int64_t claim,
                              const recorder& who, const rulebook_supply& supply) {
    claim_review made{};
    made.entry = book(ledger, project, supply, [&](const derivation& from) {
        if (!from.on.has_claim(claim))
            throw ledger_error(refusal::unknown_name, wording("claim {}", std::to_string(claim)),
                               wording("the number of a claim that was submitted"));
        auto review = review_of(from, claim);
        made.findings = std::move(review.findings);
        auto entry = record_of(review.event, review.basis, who.booked_on);
        entry.booked.by = who.by;
        return entry;
    });
    return made;
}

std::size_t v0::certify_claim(ledger_store& ledger, const std::string& project, std::int64_t claim,
                              const recorder& who, const rulebook_supply& supply) {
    return book(ledger, project, supply,
                [&](const derivation& from) { return stated(certification_of(from, claim), who); });
}

std::size_t v0::book_event(ledger_store& ledger, const std::string& project, ledger_event what,
                           const recorder& who) {
    std::size_t entry = 0;
    const auto made = stated(std::move(what), who);
    ledger.change([&](ledger_change& now) { entry = now.append(project, made).entry; });
    return entry;
}

} // namespace cofin
