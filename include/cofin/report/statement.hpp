/// A statement: what was declared, accepted, certified, paid and is still owed, as of an entry of the ledger.
#pragma once

#include <cofin/grant/agreement.hpp>
#include <cofin/ledger/standing.hpp>
#include <cofin/rules/assessment.hpp>
#include <cofin/rules/kind.hpp>
#include <cofin/rules/rulebook.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cofin {
inline namespace v0 {

/// A budget line, over all its activities, against what was spent on it.
struct budget_use {
    std::string partner;
    std::string category;
    std::optional<money> planned; ///< none where the agreement plans nothing there
    money used;                   ///< open, accepted, certified and parked costs
    /// planned - used: below zero where more was declared than planned. None where nothing is planned.
    [[nodiscard]] std::optional<money> remaining() const {
        return planned ? std::optional(*planned - used) : std::nullopt;
    }
};

/// What a rule about time says of the project: the last day of a term, or interest that runs.
struct deadline_note {
    std::string rule;
    std::string title;
    outcome said = outcome::note;
    phrase text;
    std::vector<citation> cites;
};

/// All figures are in the agreement's currency.
struct statement {
    std::string project; ///< id
    std::string title;
    std::string rulebook; ///< `id version`
    std::string digest;   ///< of the rulebook
    std::size_t entry = 0;
    std::size_t entries = 0; ///< that the journal has
    day booked_on = {};      ///< of that entry
    std::string head;        ///< its hash, in hexadecimal
    standing figures;
    std::vector<budget_use> budget = {};
    std::vector<deadline_note> deadlines = {};
};

/// The lines of a budget and the headings of a ledger, by partner and category: planned lines first, in their order.
std::vector<budget_use> budget_uses(const agreement& agreed, const standing& figures);

/// What the rules about deadlines and interest say of the project: of `explained`, an assessment that explains it.
std::vector<deadline_note> deadline_notes(const rulebook& book, const assessment& explained);

// --- definitions ---

inline std::vector<budget_use> budget_uses(const agreement& agreed, const standing& figures) {
    std::vector<budget_use> uses;
    const auto use_of = [&](const std::string& partner, const std::string& category) -> auto& {
        for (auto& known : uses)
            if (known.partner == partner && known.category == category)
                return known;
        return uses.emplace_back(
            budget_use{partner, category, std::nullopt, money(agreed.currency)});
    };
    for (const auto& line : agreed.budget) {
        auto& use = use_of(line.partner, line.category);
        use.planned = use.planned.value_or(money(agreed.currency)) + line.amount;
    }
    for (const auto& heading : figures.headings) {
        const auto& costs = heading.costs;
        // A budget of no partner in particular is everybody's.
        const bool is_shared = std::ranges::any_of(agreed.budget, [&](const budget_line& line) {
            return line.partner.empty() && line.category == heading.category;
        });
        use_of(is_shared ? std::string() : heading.partner, heading.category).used +=
            costs.open + costs.accepted + costs.certified + costs.parked;
    }
    return uses;
}

inline std::vector<deadline_note> deadline_notes(const rulebook& book,
                                                 const assessment& explained) {
    constexpr std::array<std::string_view, 3> about_time{"deadline/1", "late_interest/1",
                                                         "advance_clearing/1"};
    std::vector<deadline_note> notes;
    for (const auto& one : explained.explanations) {
        const auto* const rule = book.find(one.rule);
        if (rule == nullptr || one.said == outcome::not_applicable ||
            std::ranges::find(about_time, rule->kind->name) == about_time.end())
            continue;
        deadline_note note{one.rule, rule->title_in("en"), one.said, one.message, one.cites};
        if (note.text.empty())
            for (const auto& line : one.arithmetic)
                note.text = note.text.empty() ? line : phrase("{}; {}", note.text, line);
        notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace v0
} // namespace cofin
