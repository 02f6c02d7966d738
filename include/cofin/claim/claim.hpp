/// A claim: costs declared together, the dates of its submission, and what people decided about them.
#pragma once

#include <cofin/claim/cost.hpp>
#include <cofin/grant/fact.hpp>
#include <cofin/money/exchange.hpp>
#include <cofin/text_index.hpp>

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A claim's number and facts: submitted_for_verification, reported_to_lead, claim_submitted, ...
struct claim {
    int64_t number = 1;
    facts known = {};
};

/// A person's answer to a question that a rule left open. It is a fact: dated, with a name, and never rewritten.
struct decision {
    std::string rule;
    std::string item; ///< id of the cost, partner or project it is about
    bool eligible = false;
    day decided_on;
    std::string by;
    std::string reason;
    std::size_t line = 0; ///< where it stands in its file; 0 where it was not read from one
};

/// Words that a rule looks up by the thousand.
using word_set = text_index;

/// What a project declares: its claims, their costs, the exchange rates they are converted at, and decisions.
struct declaration {
    std::vector<claim> claims = {};
    std::vector<cost> costs = {};
    std::vector<exchange_rate> rates = {};
    std::vector<decision> decisions = {};
    std::map<std::string, word_set, std::less<>> lists = {}; ///< by name: excluded suppliers, ...

    /// The claim of that number; null where none is declared.
    [[nodiscard]] const claim* find_claim(int64_t number) const {
        const auto found = std::ranges::find(claims, number, &claim::number);
        return found == claims.end() ? nullptr : &*found;
    }
    /// The list of that name; null where there is none.
    [[nodiscard]] const word_set* find_list(std::string_view name) const {
        const auto found = lists.find(name);
        return found == lists.end() ? nullptr : &found->second;
    }
    /// The rate of that month; null where none is declared.
    [[nodiscard]] const exchange_rate* find_rate(currency from, currency to, month of) const {
        const auto found = std::ranges::find_if(rates, [&](const auto& rate) {
            return rate.from() == from && rate.to() == to && rate.of() == of;
        });
        return found == rates.end() ? nullptr : &*found;
    }
};

} // namespace v0
} // namespace cofin
