/// What is split by the funding of a project: the parts of its budget, those of each claim, and the sum of claims.
#pragma once

#include <cofin/grant/claim_funding.hpp>
#include <cofin/rules/books.hpp>
#include <cofin/rules/cost_order.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace detail {

/// The parts of a budget by partners; one more for lines of nobody in the agreement, which are everybody's.
inline std::vector<funding_part> parts_by_partner(const agreement& project) {
    std::vector<funding_part> parts;
    for (const auto& partner : project.partners)
        parts.push_back(
            {partner.id, cofin::planned(project.budget, project.currency, partner.id), {}});
    money shared(project.currency);
    for (const auto& line : project.budget)
        if (project.find_partner(line.partner) == nullptr)
            shared += line.amount;
    if (!shared.is_zero())
        parts.push_back({"", shared, {}});
    return parts;
}

/// The budget by the level at which the terms cut: lines, partners or the whole.
inline std::vector<funding_part> parts_of_budget(const assessment_books& books) {
    const auto& project = books.project;
    std::vector<funding_part> parts;
    if (books.terms.level == split_level::item)
        for (const auto& line : project.budget)
            parts.push_back({line.partner, line.amount, line.category + "/" + line.activity});
    else if (books.terms.level == split_level::partner)
        parts = parts_by_partner(project);
    else
        parts.push_back({"", cofin::planned(project.budget, project.currency), {}});
    return parts;
}

/// The partners whose costs are split, by number: those of the agreement, then others that costs name.
class partner_numbers {
public:
    explicit partner_numbers(const agreement& project) : project_(&project) {
        for (const auto& partner : project.partners)
            of_agreement_.push_back(all_.add(partner.id));
    }
    /// `owner`: the partner of that name in the agreement; null where it has none.
    [[nodiscard]] std::size_t of(const partner* owner, const std::string& name) {
        return owner == nullptr
                   ? all_.add(name)
                   : of_agreement_[static_cast<std::size_t>(owner - project_->partners.data())];
    }
    [[nodiscard]] std::size_t of(const partner& one) { return of(&one, one.id); }
    /// What is no partner's: the project as a whole.
    [[nodiscard]] std::size_t of_whole() { return of(nullptr, {}); }
    [[nodiscard]] const text_index& all() const noexcept { return all_; }

private:
    const agreement* project_;
    text_index all_;
    std::vector<std::size_t> of_agreement_;
};

/// An amount of a cost that takes part in a split, where it stands, and the partner of the agreement that declared it, null for
/// another one.
struct amount_of_cost {
    const money* amount = nullptr; ///< null: the cost is no part
    const partner* owner = nullptr;
};

/// What some costs come to, by the level of the terms, in the order of their ids, which is `by_id`. `amount_of(i)`: of the
/// i-th cost, an `amount_of_cost`.
template <class AmountOf>
std::vector<numbered_part>
parts_of_costs(partner_numbers& partners, const agreement& project, const funding_terms& terms,
               const std::vector<cost>& costs, std::span<const std::size_t> by_id,
               const AmountOf& amount_of) {
    std::vector<numbered_part> parts;
    const money nothing(project.currency);
    if (terms.level == split_level::project)
        parts.push_back({partners.of_whole(), nothing});
    if (terms.level == split_level::partner)
        for (const auto& partner : project.partners)
            parts.push_back({partners.of(partner), nothing});
    if (terms.level == split_level::item)
        parts.reserve(costs.size());
    for (const std::size_t i : by_id) {
        const amount_of_cost counted = amount_of(i);
        if (counted.amount == nullptr)
            continue;
        const std::size_t owner = terms.level == split_level::project
                                      ? partners.of_whole()
                                      : partners.of(counted.owner, costs[i].partner);
        if (terms.level == split_level::item) {
            parts.emplace_back(owner, *counted.amount, i);
            continue;
        }
        auto part = std::ranges::find(parts, owner, &numbered_part::partner);
        if (part == parts.end()) // of a partner whom the agreement does not name
            part = parts.insert(parts.end(), {owner, nothing});
        part->amount += *counted.amount;
    }
    if (parts.empty())
        parts.push_back({partners.of_whole(), nothing});
    return parts;
}

/// What is eligible in one claim; what is open is no part.
inline std::vector<numbered_part> parts_of_claim(const assessment_books& books,
                                                 partner_numbers& partners, int64_t number) {
    const auto& costs = books.declared.costs;
    return parts_of_costs(partners, books.project, books.terms, costs, books.by_id,
                          [&](std::size_t i) -> amount_of_cost {
                              const auto& state = books.costs[i];
                              if (costs[i].claim != number || state.open || !state.declared)
                                  return {};
                              return {&state.left, state.owner};
                          });
}

/// What the claims come to together. A cap lowered the sum where it lowered any claim that is split by itself; of claims that
/// are split as a whole so far the last says it.
inline funding_split sum_of_claims(std::span<const funding_split> claims, claim_mode mode,
                                   std::size_t sources, currency unit) {
    const money nothing(unit);
    funding_split sum{{},
                      std::vector<money>(sources, nothing),
                      std::vector<bool>(sources, false),
                      nothing,
                      nothing};
    for (const auto& split : claims) {
        for (std::size_t s = 0; s < sources; ++s) {
            sum.paid[s] += split.paid[s];
            sum.capped[s] = split.capped[s] || (mode == claim_mode::per_claim && sum.capped[s]);
        }
        sum.residual += split.residual;
        sum.total += split.total;
        add_parts(sum.parts, split.parts);
    }
    return sum;
}

} // namespace detail
} // namespace v0
} // namespace cofin
