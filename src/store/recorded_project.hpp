/// A project as its ledger tells it: the agreement, costs, rates and decisions that entries recorded, ready for rules.
#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/ledger/books.hpp>
#include <cofin/money/exchange.hpp>
#include <cofin/rules/finding.hpp>
#include <cofin/store/store.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
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

/// The entry of exchange rates.
record record_of(std::vector<exchange_rate> rates, day booked_on);

/// The entry of a review by rules or by a person, who is sealed with the reason.
record record_of(const cost_review& event, const review_basis& basis, day booked_on);

/// The basis of a review, with names where they were not erased.
review_basis basis_of(const recorded_entry& review, currency unit);

/// The terms of an agreement's entry.
agreed_terms agreed_terms_of(const recorded_entry& entry, currency unit);

/// Tells a project from its entries, in their order. Not for several threads.
class recorded_project {
public:
    /// `in`: books that know the costs; they outlive this.
    explicit recorded_project(const books& in) : books_(&in) {}

    void take(const recorded_entry& entry);

    [[nodiscard]] const agreed_terms& terms() const noexcept { return terms_; }
    /// By number.
    [[nodiscard]] const std::vector<cost>& costs() const noexcept { return costs_; }
    [[nodiscard]] const std::vector<exchange_rate>& rates() const noexcept { return rates_; }
    /// Decisions of the file, then those of reviews.
    [[nodiscard]] std::vector<decision> decisions() const;
    /// Costs whose text was erased.
    [[nodiscard]] const std::set<cost_number>& erased() const noexcept { return erased_; }

    /// What was certified of each cost in each claim and not corrected since, by number of the claim.
    using certified_amounts = std::map<int64_t, std::map<cost_number, money>>;
    [[nodiscard]] const certified_amounts& certified() const noexcept { return certified_; }
    /// Who bears what was certified.
    [[nodiscard]] const funding_shares& borne() const noexcept { return borne_; }

    /// What the costs with those numbers declare, in that order.
    [[nodiscard]] declaration declared(std::span<const cost_number> numbers) const;

private:
    void take_cost(const recorded_entry& entry);
    void take(const certification& event);
    void take(const correction& event);

    const books* books_;
    agreed_terms terms_;
    std::vector<cost> costs_;
    std::vector<exchange_rate> rates_;
    std::vector<decision> answers_;
    std::set<cost_number> erased_;
    certified_amounts certified_;
    funding_shares borne_;
};

/// Takes corrected amounts off what was certified, of each cost first off the claim that certified it last.
void take_off(recorded_project::certified_amounts& certified, std::span<const cost_amount> costs);

/// The project after the entry of that number.
recorded_project project_after(ledger_change& in, const std::string& project, std::size_t entry);

} // namespace cofin
