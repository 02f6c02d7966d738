/// Events that follow from what was recorded and from the rulebook: nobody types their figures, and a replay makes them
/// again.
#pragma once

#include "store/recorded_project.hpp"

#include <cofin/ledger/books.hpp>
#include <cofin/ledger/event.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/rulebook.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cofin {

/// What the events of a project are derived from; all of it outlives them.
struct derivation {
    const std::string& project;
    const books& on;
    const recorded_project& told;
    const rulebook& book;
};

/// What the funds of the agreement commit: the split of its budget. `others`: partners that costs name and the agreement
/// does not; they have books too, for what they declare is to be found ineligible.
commitment commitment_of(const std::string& project, const agreed_terms& terms,
                         const rulebook& book, std::span<const std::string> others = {});

/// The claim of that number: the costs that were recorded for it and never claimed, and `parked` ones that come back.
/// Throws `ledger_error` where the agreement has no such claim, no cost is in it, or a cost of it has no rate.
claim_submission claim_of(const derivation& from, int64_t number,
                          std::span<const cost_number> parked = {});

/// A review by the rules, with what it rests on.
struct derived_review {
    cost_review event;
    review_basis basis;
    std::vector<finding> findings = {}; ///< those of the basis, with their words and citations
};

/// Assesses all that was claimed so far, and says where the costs of one claim stand now: those that nothing was certified
/// of and no person judged. `answer`: a decision that is taken with it.
derived_review review_of(const derivation& from, int64_t claim,
                         const std::optional<decision>& answer = {});

/// Certifies what is accepted of a claim. Who bears it: in cumulative mode the split of the whole so far less what was
/// certified, otherwise what the claim adds to the split of all claims.
/// Throws `ledger_error` where nothing is accepted or the funding is undetermined.
certification certification_of(const derivation& from, int64_t claim);

/// Takes certified costs back. Who bears less: the difference of the splits of what is certified before and after it.
correction correction_of(const derivation& from, std::vector<cost_amount> costs, std::string basis,
                         bool is_withdrawal);

} // namespace cofin
