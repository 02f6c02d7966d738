#pragma once

// The journal of one project, told event by event: what the tests of the ledger share.

#include "grant/interreg_plans.hpp"
#include "support/catch.hpp"

#include <cofin/ledger/journal.hpp>
#include <cofin/ledger/standing.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cofin::test {

using namespace date::literals;

inline constexpr day first_day = 2019_y / 1 / 15;

/// Two partners, ERDF and the Polish state budget; events come one a day.
class one_project {
public:
    explicit one_project(currency unit = euro) : journal_(unit) {
        say(commitment{.partners = {"pl", "cz"},
                       .funds = {{"ERDF", money::of_minor(2'016'665, unit)}, {"SB", money(unit)}}});
    }

    std::size_t say(ledger_event what, std::string document = {}) {
        const day today = now_++;
        return journal_
            .append({.booked_on = today,
                     .dated = today,
                     .document = std::move(document),
                     .what = std::move(what)})
            .entry;
    }
    cost_number declare(const std::string& partner, const std::string& id, const money& amount,
                        const std::string& category = "staff") {
        say(declared_cost{.partner = partner,
                          .category = category,
                          .id = id,
                          .original = amount,
                          .amount = amount});
        return *journal_.now().find_cost(partner, id);
    }
    /// All of these costs in one claim, all accepted.
    void claim(int64_t number, const std::vector<cost_number>& costs) {
        claim_submission handed_in{.number = number};
        cost_review found{};
        for (const auto cost : costs)
            handed_in.costs.push_back({cost});
        say(handed_in);
        for (const auto cost : costs) {
            auto whole = journal_.now().division_of(cost);
            found.costs.push_back({cost, nothing(), whole.declared, nothing(), nothing()});
        }
        say(found);
    }
    /// What the books refuse of it, and why; they must be as they were then.
    std::string refused(const ledger_event& what, refusal why) {
        const auto before = journal_.now().balance();
        const auto size = journal_.size();
        std::string told = "nothing";
        try {
            say(what);
        } catch (const ledger_error& problem) {
            told = problem.what();
            CHECK(static_cast<int>(problem.why()) == static_cast<int>(why));
        }
        CHECK(journal_.size() == size);
        CHECK(journal_.now().balance() == before);
        return told;
    }

    [[nodiscard]] money at(const std::string& kind, const std::string& subject,
                           const std::string& category = {}) const {
        for (std::size_t k = 0; k < account_kind_names.size(); ++k)
            if (account_kind_names[k] == kind)
                if (const auto on = journal_.now().chart().find(
                        {static_cast<account_kind>(k), subject, category}))
                    return journal_.now().balance().of(*on);
        FAIL("no account " << kind << ':' << subject << ':' << category);
        return nothing();
    }
    [[nodiscard]] money all(account_kind kind) const { return journal_.now().balance().of(kind); }
    [[nodiscard]] std::string broken() const {
        return broken_identity(journal_.now().balance(), journal_.now().chart()).value_or("none");
    }
    [[nodiscard]] money nothing() const { return money(journal_.now().currency()); }
    [[nodiscard]] const cofin::journal& journal() const { return journal_; }
    [[nodiscard]] cofin::journal& journal() { return journal_; }
    [[nodiscard]] day today() const { return now_; }
    void wait_until(day on) { now_ = on; }

private:
    cofin::journal journal_;
    day now_ = first_day;
};

/// `Dr receivable:ERDF 85.00, Cr grant:ERDF 85.00`
inline std::string told(const cofin::journal& in, std::size_t entry) {
    std::string text;
    for (const auto& posting : in.at(entry).postings) {
        const auto amount = money::of_minor(std::abs(posting.minor), in.now().currency());
        text += (text.empty() ? "" : ", ") + std::string(posting.minor > 0 ? "Dr " : "Cr ") +
                to_string(in.now().chart().name(posting.on)) + ' ' + amount_text(amount);
    }
    return text;
}

inline funding_shares shares(std::vector<funding_shares::share> grants,
                             std::vector<funding_shares::share> own) {
    return {std::move(grants), std::move(own)};
}

/// ERDF 85 %, cut down by partner.
inline funding_shares erdf_shares(const std::vector<funding_part>& parts) {
    return shares_of(erdf(), *erdf().split(parts));
}

inline advance_terms open_up_to(const money& most, std::optional<rate> settled_min = {}) {
    return {most, settled_min};
}

} // namespace cofin::test
