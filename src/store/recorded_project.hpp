/// A project as its ledger tells it: the agreement, costs, rates and decisions that entries recorded, ready for rules.
#pragma once

#include "store/project_records.hpp"

#include <cofin/ledger/books.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace cofin {

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
    using certified_amounts = std::map<std::int64_t, std::map<cost_number, money>>;
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
recorded_project project_after(ledger_view& in, const std::string& project, std::size_t entry);

} // namespace cofin
