/// The books of one assessment: where each cost stands between two steps, and what rules proposed.
#pragma once

#include <cofin/claim/claim.hpp>
#include <cofin/grant/agreement.hpp>
#include <cofin/rules/cost_order.hpp>
#include <cofin/rules/explain.hpp>
#include <cofin/rules/finding.hpp>
#include <cofin/rules/funding_terms.hpp>
#include <cofin/rules/outcome.hpp>
#include <cofin/rules/rate_table.hpp>

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cofin {
inline namespace v0 {

struct rule;

/// Where a cost stands between two steps.
struct cost_state {
    /// Nothing was cut yet of what a cost declares, in its document's currency.
    explicit cost_state(const money& amount) : left(amount) {}

    money left; ///< document's currency until the exchange, then the agreement's
    std::optional<money> declared =
        {};                         ///< in the agreement's currency; none while no rate is known
    const partner* owner = nullptr; ///< null where the agreement does not name it
    const claim* in = nullptr;      ///< null where the declaration does not name it
    const exchange_rate* rate = nullptr; ///< none for costs in the agreement's currency
    bool open = false;                   ///< asked or undetermined: never split, never certified
    std::optional<std::size_t> corrects = {};   ///< a credit note: the cost whose verdict it shares
    std::vector<std::size_t> credit_notes = {}; ///< those that correct this cost
};

/// What a rule said of an item, before the engine decided what becomes of it.
struct proposal {
    const cofin::rule* by;
    scope about;
    std::size_t index; ///< of the cost or partner; 0 for the project
    verdict says;
};

/// A cost for whose currency the project gives no rate of the month that counts.
struct missing_rate {
    std::size_t cost;
    currency from;
    month of;
};

/// Whose explanations are wanted: those of one item, with all that bears on it, or those of findings.
struct explanations_wanted {
    std::string item = {};    ///< id of a cost, a partner or the project; empty: none
    std::string partner = {}; ///< the partner of that cost
    /// By rule, the items of its findings, each with its record once there is one.
    std::map<std::string, std::unordered_map<std::string, explanation*>> findings = {};

    /// Whether anything is.
    [[nodiscard]] bool any() const noexcept { return !item.empty() || !findings.empty(); }
    /// Whether anything of that rule is.
    [[nodiscard]] bool any_of(const std::string& rule) const {
        return !item.empty() || findings.contains(rule);
    }
};

/// The project under assessment, as far as the steps before have brought it.
struct assessment_books {
    const agreement& project;
    const declaration& declared;
    std::vector<cost_state> costs = {};
    funding_terms terms = {};
    std::optional<funding_split> planned = {}; ///< the budget's split, once the terms are known
    bool exchanged = false;
    std::map<std::string_view, std::vector<const rule*>> exceptions =
        {};                                 ///< by id of the rule they are exceptions of
    std::vector<std::size_t> by_id = {};    ///< the costs in the order of their ids
    std::vector<std::size_t> in_order = {}; ///< the costs in the order of sequence rules
    rate_table rates = {};                  ///< into the agreement's currency
    std::vector<missing_rate> missing_rates = {};
    std::vector<proposal> proposals = {};
    explanations_wanted explained = {};
    std::deque<explanation> explanations = {}; ///< views keep pointers to them

    /// What is left of a cost and of the credit notes that share its verdict.
    [[nodiscard]] money net_of(std::size_t cost) const;
    /// An amount of a cost in the agreement's currency; none while no rate is known.
    [[nodiscard]] std::optional<money> restated(std::size_t cost, const money& amount) const;
};

// --- definitions ---

inline money assessment_books::net_of(std::size_t cost) const {
    money net = costs[cost].left;
    for (const std::size_t note : costs[cost].credit_notes)
        net += costs[note].left;
    return net;
}

inline std::optional<money> assessment_books::restated(std::size_t cost,
                                                       const money& amount) const {
    if (amount.currency() == project.currency)
        return amount;
    const exchange_rate* rate = costs[cost].rate;
    return rate == nullptr ? std::nullopt : std::optional(rate->convert(amount));
}

} // namespace v0
} // namespace cofin
