/// What an assessment says: totals, findings, who pays.
#pragma once

#include <cofin/grant/contribution.hpp>
#include <cofin/rules/books.hpp>
#include <cofin/rules/finding.hpp>
#include <cofin/rules/funding_terms.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace cofin {
inline namespace v0 {

/// declared = eligible + ineligible + open, always; all in the agreement's currency.
struct assessment_totals {
    /// All nothing.
    explicit assessment_totals(currency unit)
        : planned(unit), declared(unit), eligible(unit), ineligible(unit), open(unit) {}

    money planned;
    money declared;
    money eligible;
    money ineligible;
    money open;
    std::vector<money>
        unconverted; ///< declared in currencies for which no rate is known, one sum a currency
};

/// What the own contribution of a partner in one claim is made of.
struct own_contribution {
    std::string partner;
    int64_t claim;
    money own;
    std::vector<std::string> kinds; ///< `public`, `automatic_public`, `private`, as far as planned
    contribution_split split;
};

/// All that an assessment says. A value; the rates in `costs` are those of the declaration and live as long as it does.
struct assessment {
    assessment_totals totals;
    std::vector<cost_state> costs = {}; ///< in the order of the declaration
    std::vector<finding> findings =
        {}; ///< project, partners, costs by id; then in the order of money
    funding_terms terms = {};
    std::optional<funding> plan = {}; ///< the sources; none where the terms are undetermined
    std::optional<funding> plan_of_claims =
        {}; ///< the same at the rates that claims are paid at: lower ones where a cap binds in the plan
    std::optional<funding_split> planned = {}; ///< of the budget
    std::optional<funding_split> claimed = {}; ///< of the eligible costs of all claims
    std::vector<funding_split> claims = {};    ///< claim by claim, in the order of their numbers
    rounding_profile profile = profiles::own;  ///< at which points it cut
    std::vector<own_contribution> contributions =
        {}; ///< of partners that say what theirs is made of
    std::vector<int64_t> claim_numbers = {};
    std::vector<missing_rate> missing_rates = {};
    std::vector<explanation> explanations = {}; ///< of the item asked for

    /// Whether anything was cut, asked or left undetermined: exit code 1 of the command.
    [[nodiscard]] bool has_objections() const;
};

// --- definitions ---

inline bool assessment::has_objections() const {
    return std::ranges::any_of(findings, [](const auto& found) {
        return found.said == outcome::ineligible || found.said == outcome::needs_judgement ||
               found.said == outcome::undetermined;
    });
}

} // namespace v0
} // namespace cofin
