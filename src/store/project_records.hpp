/// What a project's file and its costs state, as the ledger records it: from terms, costs, rates and reviews to entries, and
/// back. What names people or was written freely is sealed; see docs/ledger.md.
#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/money/exchange.hpp>
#include <cofin/rules/finding.hpp>
#include <cofin/store/store.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cofin {

/// What a project's file states: its agreement, the dates of its claims, decisions, and which rulebook it was agreed by.
struct agreed_terms {
    agreement agreed;
    std::vector<claim> claims = {};
    std::vector<decision> decisions = {};
    std::map<std::string, word_set, std::less<>> lists = {};
    std::string rulebook = {}; ///< SHA-256 of its canonical JSON
    std::string profile = {};  ///< name of the rounding profile; empty: cofin's own
};

/// What a rule found, as a review keeps it: who was cut how much by which rule. The words are recomputed.
struct recorded_finding {
    std::string rule;
    outcome said = outcome::note;
    scope about = scope::cost;
    std::string item;
    money cut;
    std::string plugin = {}; ///< whose code judged: id, version and digest; empty: this program's

    friend bool operator==(const recorded_finding&, const recorded_finding&) = default;
};

/// What a review rests on.
struct review_basis {
    std::int64_t claim = 0;    ///< whose costs it is about; 0: of any
    std::string rulebook = {}; ///< SHA-256 of its canonical JSON
    std::vector<recorded_finding> findings = {};
    std::optional<decision> answer = {}; ///< the decision that made it necessary
};

/// The entry of an agreement or an amendment: everything that its file states, the names of partners sealed.
record record_of(const agreed_terms& terms, const commitment& event, day booked_on);

/// The entry of a cost: its facts; what was bought, from whom and by whom are sealed. It is dated by when it was incurred,
/// documented or paid, whichever is known first in that order, otherwise by `undated`.
record record_of(const cost& declared, const exchange_rate* rate, currency unit, day booked_on,
                 day undated);

/// Whether one of these dates is known.
bool has_date(const cost& declared);

/// The cost of a declaration's entry, with names and free texts where they were not erased.
cost cost_of(const recorded_entry& entry, currency unit);

/// The entry of exchange rates.
record record_of(std::vector<exchange_rate> rates, day booked_on);

/// The entry of a review by rules or by a person, who is sealed with the reason.
record record_of(const cost_review& event, const review_basis& basis, day booked_on);

/// The basis of a review, with names where they were not erased.
review_basis basis_of(const recorded_entry& review, currency unit);

/// The terms of an agreement's entry.
agreed_terms agreed_terms_of(const recorded_entry& entry, currency unit);

} // namespace cofin
