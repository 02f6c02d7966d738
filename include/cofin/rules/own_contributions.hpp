/// What partners' own contributions are made of, claim by claim, and the note on what a profile leaves to nobody.
#pragma once

#include <cofin/grant/contribution.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/funding_parts.hpp>
#include <cofin/rules/item.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {
namespace detail {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 3> contribution_facts{{
    {"public", "public_contribution"},
    {"automatic_public", "automatic_public_contribution"},
    {"private", "private_contribution"},
}};

/// The contributions that a partner plans; none where it says nothing, or in another currency.
inline std::vector<contribution> planned_contributions(const agreement& project,
                                                       const partner& of) {
    std::vector<contribution> parts;
    for (const auto& [kind, fact] : contribution_facts)
        if (const auto* amount = of.known.find_as<money>(fact_name(fact));
            amount != nullptr && amount->currency() == project.currency && !amount->is_negative() &&
            !amount->is_zero())
            parts.push_back({std::string(kind), *amount});
    return parts;
}

/// Whether one of the contributions is larger than all that is planned: then they say nothing of what is paid.
inline bool exceeds(std::span<const contribution> parts, const money& planned_total) {
    return std::ranges::any_of(parts,
                               [&](const auto& part) { return part.planned > planned_total; });
}

/// Splits the residual of each partner in each claim; a part of a split that is no partner's is left out.
inline std::vector<own_contribution> own_contributions(const agreement& project,
                                                       const assessment& result,
                                                       const rounding_profile& profile) {
    std::vector<own_contribution> split;
    for (std::size_t c = 0; c < result.claims.size(); ++c)
        for (const auto& part : result.claims[c].parts) {
            const auto* owner = project.find_partner(part.partner);
            const auto contributions = owner == nullptr ? std::vector<contribution>()
                                                        : planned_contributions(project, *owner);
            const money whole = planned(project.budget, project.currency, part.partner);
            if (contributions.empty() || part.partner.empty() || whole <= money(project.currency) ||
                exceeds(contributions, whole))
                continue;
            money total = part.residual;
            for (const auto& paid : part.paid)
                total += paid;
            own_contribution made{
                part.partner,
                result.claim_numbers[c],
                part.residual,
                {},
                split_contribution(total, part.residual, whole, contributions, profile)};
            for (const auto& one : contributions)
                made.kinds.push_back(one.kind);
            split.push_back(std::move(made));
        }
    return split;
}

/// A finding of the rules of funding on a partner that takes no money.
inline finding remark_on_partner(const funding_terms& terms, const currency unit, outcome said,
                                 const std::string& partner, phrase message,
                                 std::vector<citation> cites) {
    const auto& basis = terms.basis;
    return {basis.empty() ? std::string() : basis.begin()->second.rule,
            said,
            scope::partner,
            partner,
            step::funding,
            money(unit),
            money(unit),
            std::move(message),
            std::move(cites)};
}

/// Partners whose contributions cannot be those of their plan, so that what their own contribution is made of stays open.
inline std::vector<finding> excessive_contributions(const agreement& project,
                                                    const funding_terms& terms) {
    std::vector<finding> found;
    if (terms.basis.empty()) // nobody pays, so nothing is made of anything
        return found;
    for (const auto& partner : project.partners) {
        const auto parts = planned_contributions(project, partner);
        const money whole = planned(project.budget, project.currency, partner.id);
        for (const auto& part : parts)
            if (part.planned > whole && whole > money(project.currency))
                found.push_back(remark_on_partner(
                    terms, project.currency, outcome::note, partner.id,
                    phrase("the {} contribution {} is more than all that the partner plans, {}: "
                           "what its own contribution is made of is not known",
                           part.kind, part.planned, whole),
                    terms.basis.begin()->second.cites));
    }
    return found;
}

/// The cents of one own contribution that the profile leaves to nobody, as a note on the partner.
inline finding unassigned_cents(const own_contribution& of, const funding_terms& terms,
                                const rounding_profile& profile) {
    std::string parts;
    for (std::size_t i = 0; i < of.kinds.size(); ++i)
        parts += (parts.empty() ? "" : " + ") + of.kinds[i] + " " + amount_text(of.split.parts[i]);
    return remark_on_partner(
        terms, of.own.currency(), outcome::note, of.partner,
        phrase("profile {}: of the own contribution {} in claim {}, {} leave {} to nobody",
               profile.name, of.own, of.claim, parts, of.split.unassigned),
        {citation::observation("Figures of Jems 10.0.2 (public source, 2024)",
                               "of-which amounts are cut one by one")});
}

} // namespace detail
} // namespace v0
} // namespace cofin
