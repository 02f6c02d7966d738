/// What can happen to a project's money: events as values, with the facts that a person or a file states.
///
/// Amounts are in the agreement's currency unless a member says otherwise. Lists of costs name each cost once, in the order
/// of their numbers. Names of partners, funds and categories are ids, never the names of natural persons.
#pragma once

#include <cofin/claim/disbursement.hpp>
#include <cofin/ledger/account.hpp>
#include <cofin/ledger/funding_shares.hpp>
#include <cofin/money/exchange.hpp>
#include <cofin/money/money.hpp>
#include <cofin/number/decimal.hpp>
#include <cofin/number/rate.hpp>
#include <cofin/number/rounding.hpp>
#include <cofin/time/calendar.hpp>
#include <cofin/time/period.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cofin {
inline namespace v0 {

/// The agreement, or an amendment to it: who takes part and what each fund commits. A fact; it moves no account. An amendment
/// names what it adds or changes.
struct commitment {
    /// What one fund means to pay at most.
    struct planned_grant {
        std::string fund;
        money planned;
    };
    std::vector<std::string> partners = {}; ///< ids
    std::vector<planned_grant> funds = {};
};

/// A cost that a partner asks to be recognised. Its identity is partner and id; without an id its content and which of the
/// costs of that content it is, so that a list read again declares nothing twice and drops no twin.
struct declared_cost {
    std::string partner;
    std::string category;
    std::string id = {};
    std::uint32_t occurrence = 0;     ///< without an id: 1, 2, ...; with one: 0
    money original;                   ///< VAT included, in the document's currency
    std::optional<decimal> rate = {}; ///< units of that currency in one of the agreement's
    std::optional<money> amount = {}; ///< none until a rate is known: then it moves no account
};

/// Costs handed in together. Names costs never claimed, or parked ones, which come back.
struct claim_submission {
    /// A cost of the claim.
    struct claimed {
        cost_number cost;
        std::optional<money> amount = {}; ///< of a cost that was declared without one
    };
    int64_t number = 0;
    std::vector<claimed> costs = {};
};

/// Where a cost stands after somebody looked at it: what is not certified of it, divided.
struct cost_division {
    cost_number cost;
    money declared; ///< still open: asked or undetermined
    money accepted;
    money parked;
    money ineligible;
};

/// Why costs moved between stages.
enum class review_kind : std::uint8_t {
    assessed, ///< by a rulebook; it may find every cost where it was
    parked,   ///< set aside for a later claim, or taken back
    judged    ///< by a person's decision
};
inline constexpr std::array<std::string_view, 3> review_kind_names{"assessed", "parked", "judged"};

/// Costs looked at: by a rulebook, by a person, or set aside.
struct cost_review {
    review_kind kind = review_kind::assessed;
    std::string basis =
        {}; ///< digest of the resolved rulebook and of the findings, or the decision
    std::vector<cost_division> costs = {};
};

/// An amount of one cost, with the sign of the cost.
struct cost_amount {
    cost_number cost;
    money amount;
};

/// How much of a grant clears advances where a rulebook names a share.
struct clearing_share {
    rate share; ///< of the grant that the entry adds
    rounding how;
};

/// A row of a certificate: accepted costs recognised, and who bears them.
struct certification {
    int64_t claim = 0;
    std::vector<cost_amount> costs = {};
    funding_shares shares = {};
    std::optional<clearing_share> clearing = {}; ///< none: as much as advance and receivable allow
};

/// Certified costs found ineligible, or withdrawn. It names costs; what each fund and partner bears less or more of is the
/// difference of the splits after and before it.
struct correction {
    bool is_withdrawal = false;
    std::string basis = {}; ///< the finding or citation
    std::vector<cost_amount> costs = {};
    funding_shares change = {};
    std::optional<clearing_share> clearing = {};
};

/// Money passed on from the partner that received it.
struct transfer {
    std::string from;
    std::string to;
    money amount;
};

/// Money that a partner pays back to a fund for corrected costs.
struct recovery {
    std::string fund;
    std::string partner;
    money amount;
};

/// What is repayable, taken off what the fund owes.
struct set_off {
    std::string fund;
    money amount;
};

/// An advance, or a part of it, given back unused.
struct advance_return {
    std::string fund;
    std::string partner;
    money amount;
};

/// From now on no event may be dated in that period. A correction dated later may still name its costs.
struct period_closing {
    period closed;
};

/// Rates at which costs become amounts in the agreement's currency. A fact; it moves no account.
struct rate_notice {
    std::vector<exchange_rate> rates = {};
};

/// Names and free text of natural persons, which those entries sealed, are deleted. A fact; it moves no account.
struct text_erasure {
    std::vector<std::size_t> entries = {}; ///< their numbers, ascending
};

/// All that can happen.
using ledger_event =
    std::variant<commitment, declared_cost, claim_submission, cost_review, certification,
                 disbursement, transfer, correction, recovery, set_off, advance_return,
                 period_closing, rate_notice, text_erasure>;

/// The types of `ledger_event`, in its order.
enum class event_kind : std::uint8_t {
    commitment,
    declared_cost,
    claim_submission,
    cost_review,
    certification,
    disbursement,
    transfer,
    correction,
    recovery,
    set_off,
    advance_return,
    period_closing,
    rate_notice,
    text_erasure
};
inline constexpr std::array<std::string_view, 14> event_kind_names{
    "commitment",     "declared cost", "claim",      "review",   "certification",
    "disbursement",   "transfer",      "correction", "recovery", "set-off",
    "advance return", "closing",       "rates",      "erasure"};

/// Which of them it is.
inline event_kind kind_of(const ledger_event& what) noexcept {
    return static_cast<event_kind>(what.index());
}

/// An event with what is stated of each: when it was booked and when it happened, by whose word and which document.
struct booking {
    day booked_on;
    day dated;
    std::string by = {};
    std::string document = {};
    ledger_event what;
};

} // namespace v0
} // namespace cofin
