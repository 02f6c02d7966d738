/// Recording a project: its agreement, the rates that its costs need, and its costs.
///
///     cofin::ledger_store ledger("project.cofin", cofin::ledger_store::access::or_new);
///     cofin::recording(ledger, project.book, {.booked_on = today}).take(project.agreed, project.declared);
///
/// Link `cofin::store`.
#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/money/exchange.hpp>
#include <cofin/rules/rulebook.hpp>
#include <cofin/store/store.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cofin {

struct agreed_terms; // the store's own

inline namespace v0 {

/// What came of a recording. What stood there already is counted apart.
struct recording_summary {
    std::size_t agreements = 0; ///< new or amended
    std::size_t rates = 0;
    std::size_t costs = 0;
    std::size_t costs_known = 0;
    /// Of the new ones: they get their amount when they are claimed.
    std::size_t costs_without_rate = 0;

    /// Adds number by number.
    recording_summary& operator+=(const recording_summary& other);
};

/// Who records and when.
struct recorder {
    day booked_on;
    std::string by = {};
};

/// Records what a project declares under a rulebook. Repeatable: what stands there already is skipped.
///
/// A project of more than `batch` costs is booked in several transactions, so that one that is killed goes on where it was. All of
/// it is looked through before the first: an agreement, a rate or a cost that the books refuse, one that the list names twice with
/// other contents, and a fact that no ledger could be read with leave the ledger as it was. What only shows later - a balance that
/// leaves 64 bits, a disk that is full, what others book meanwhile - leaves the transactions before it; so does being killed.
/// Throws `ledger_error`, `store_error`, `std::overflow_error`, and what choosing rates throws. Not for several threads; the ledger and the rulebook
/// outlive it.
class recording {
public:
    /// Costs in one transaction.
    static constexpr std::size_t batch = 10'000;

    /// Records into that ledger by that rulebook; both outlive this.
    recording(ledger_store& into, const rulebook& book, recorder who);

    /// `profile`: name of the rounding profile; empty: cofin's own.
    recording_summary take(const agreement& agreed, const declaration& declared,
                           const std::string& profile = {});

private:
    void record_terms(ledger_change& now, const std::string& project, const agreed_terms& terms,
                      const declaration& declared);
    void record_rates(ledger_change& now, const std::string& project, const declaration& declared,
                      const std::vector<const exchange_rate*>& needed);
    void record_cost(ledger_change& now, const std::string& project, const cost& declared,
                     const exchange_rate* rate);
    [[nodiscard]] record made_of(ledger_change& now, const std::string& project,
                                 const cost& declared, const exchange_rate* rate) const;

    ledger_store& into_;
    const rulebook& book_;
    std::string canonical_;
    std::string digest_;
    recorder who_;
    recording_summary done_;
};

} // namespace v0
} // namespace cofin
