/// What is split by the funding of a project: the parts of its budget, those of each claim, and the sum of claims.
#pragma once

#include <cofin/grant/claim_funding.hpp>
#include <cofin/rules/books.hpp>
#include <cofin/rules/cost_order.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace detail {

/// The budget by the level at which the terms cut: lines, partners or the whole.
inline std::vector<funding_part> parts_of_budget(const assessment_books& books) {
    const auto& project = books.project;
    std::vector<funding_part> parts;
    if (books.terms.level == split_level::item)
        for (const auto& line : project.budget)
            parts.push_back({line.partner, line.amount, line.category + "/" + line.activity});
    else if (books.terms.level == split_level::partner)
        for (const auto& partner : project.partners)
            parts.push_back(
                {partner.id, cofin::planned(project.budget, project.currency, partner.id), {}});
    else
        parts.push_back({"", cofin::planned(project.budget, project.currency), {}});
    return parts;
}

/// What some costs come to, by that level, in the order of their ids, which is `by_id`. `amount_of(i)`: of the i-th cost;
/// none where it is no part.
template <class AmountOf>
std::vector<funding_part>
parts_of_costs(const agreement& project, const funding_terms& terms, const std::vector<cost>& costs,
               std::span<const std::size_t> by_id, const AmountOf& amount_of) {
    std::vector<funding_part> parts;
    if (terms.level == split_level::project)
        parts.push_back({"", money(project.currency), {}});
    if (terms.level == split_level::partner)
        for (const auto& partner : project.partners)
            parts.push_back({partner.id, money(project.currency), {}});
    if (terms.level == split_level::item)
        parts.reserve(costs.size());
    for (const std::size_t i : by_id) {
        const std::optional<money> amount = amount_of(i);
        if (!amount)
            continue;
        if (terms.level == split_level::item) {
            // Only sums over claims ask which item a part is.
            const bool by_item = terms.mode == claim_mode::cumulative;
            parts.push_back({costs[i].partner, *amount, by_item ? costs[i].id : std::string()});
            continue;
        }
        const bool whole = terms.level == split_level::project;
        const std::string owner = whole ? "" : costs[i].partner;
        auto part = std::ranges::find(parts, owner, &funding_part::partner);
        if (part == parts.end()) // of a partner whom the agreement does not name
            part = parts.insert(parts.end(), {owner, money(project.currency), {}});
        part->amount += *amount;
    }
    return parts;
}

/// What is eligible in one claim; what is open is no part.
inline std::vector<funding_part> parts_of_claim(const assessment_books& books, int64_t number) {
    const auto& costs = books.declared.costs;
    return parts_of_costs(books.project, books.terms, costs, books.by_id, [&](std::size_t i) {
        const auto& state = books.costs[i];
        const bool counts = costs[i].claim == number && !state.open && state.declared;
        return counts ? std::optional(state.left) : std::nullopt;
    });
}

/// Adds what each partner gets in one claim to what it got before.
inline void add_parts(std::vector<funding_split::part>& sum,
                      const std::vector<funding_split::part>& claim) {
    for (const auto& part : claim) {
        const auto known = std::ranges::find(sum, part.partner, &funding_split::part::partner);
        if (known == sum.end()) {
            sum.push_back(part);
            continue;
        }
        for (std::size_t s = 0; s < part.paid.size(); ++s)
            known->paid[s] += part.paid[s];
        known->residual += part.residual;
    }
}

/// What the claims come to together.
inline funding_split sum_of_claims(std::span<const funding_split> claims, std::size_t sources,
                                   currency unit) {
    const money nothing(unit);
    funding_split sum{{},
                      std::vector<money>(sources, nothing),
                      std::vector<bool>(sources, false),
                      nothing,
                      nothing};
    for (const auto& split : claims) {
        for (std::size_t s = 0; s < sources; ++s) {
            sum.paid[s] += split.paid[s];
            sum.capped[s] = split.capped[s];
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
