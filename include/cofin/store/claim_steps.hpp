/// What a claim goes through in a ledger: submitted, assessed, certified, paid. Figures follow from recorded facts and the stored
/// rulebook; only what a person or a bank says is typed.
///
///     cofin::submit_claim(ledger, "P1", 1, {.booked_on = today});
///     const auto review = cofin::assess_claim(ledger, "P1", 1, {.booked_on = today});
///     cofin::certify_claim(ledger, "P1", 1, {.booked_on = today, .by = "A. Kovář"});
///     cofin::book_event(ledger, "P1", cofin::recovery{"ERDF", "pl", 85_eur}, {.booked_on = today});
///
/// Each function is one transaction: an entry that is whole and durable, or none. All throw `ledger_error` for what the books
/// refuse - no such project or claim, no cost in it, a cost without a rate, nothing accepted, a booking day before the last -,
/// `parse_error` where nobody provides a kind that the stored rulebook names, and `store_error` where the file fails.
/// As thread-safe as the ledger: one object, one thread. Link `cofin::store`.
#pragma once

#include <cofin/ledger/event.hpp>
#include <cofin/rules/finding.hpp>
#include <cofin/rules/rulebook_supply.hpp>
#include <cofin/store/recording.hpp>
#include <cofin/store/store.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// What an assessment of a claim came to.
struct claim_review {
    std::size_t entry;             ///< its number
    std::vector<finding> findings; ///< of all that was claimed so far, with words and citations
};

/// Submits the costs that were recorded for the claim and never claimed; returns the number of the entry. Kinds of foreign
/// plugins come from `supply`, here and below.
std::size_t submit_claim(ledger_store& ledger, const std::string& project, std::int64_t claim,
                         const recorder& who, const rulebook_supply& supply = {});

/// Assesses all that was claimed so far and books where the costs of this claim stand now: accepted, ineligible, or open.
claim_review assess_claim(ledger_store& ledger, const std::string& project, std::int64_t claim,
                          const recorder& who, const rulebook_supply& supply = {});

/// Certifies what is accepted of the claim and splits it among who pays, as the rulebook says; returns the number of the entry.
std::size_t certify_claim(ledger_store& ledger, const std::string& project, std::int64_t claim,
                          const recorder& who, const rulebook_supply& supply = {});

/// Books what a person or a bank says - a disbursement, a transfer, a recovery, a closing -, dated the day of its booking; returns
/// the number of the entry. What has another date or a document goes through `ledger_store::change`.
std::size_t book_event(ledger_store& ledger, const std::string& project, ledger_event what,
                       const recorder& who);

} // namespace v0
} // namespace cofin
