/// Why books refuse an event.
#pragma once

#include <cofin/error.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace cofin {
inline namespace v0 {

/// Why books refuse an event.
enum class refusal : std::uint8_t {
    unknown_name,        ///< a partner, fund, cost or claim that no entry introduced
    named_twice,         ///< or out of order
    nothing_named,       ///< no name, no cost, no amount where one is needed
    foreign_currency,    ///< that the agreement has not
    booked_back,         ///< a booking date that goes back
    period_closed,       ///< an event dated in a closed period
    cost_differs,        ///< a cost key with other content
    rate_differs,        ///< a rate of a month that was recorded otherwise
    amount_undetermined, ///< of a cost whose rate nobody knows yet
    claim_twice,         ///< two claims with one number
    cost_claimed_twice,
    cost_not_claimed,
    wrong_sign,            ///< of an amount, or against its cost
    deduction_above_cost,  ///< more ineligible than there is of the cost
    division_differs,      ///< stages that do not add up to the cost
    above_accepted,        ///< certified more than accepted
    above_certified,       ///< corrected more than certified
    shares_differ,         ///< funding that does not add up to the costs
    payment_for_nothing,   ///< neither for a claim nor an advance
    payment_above_due,     ///< more than certified and not yet paid
    advance_above_allowed, ///< more than the terms let be open
    advance_not_settled,   ///< too little settled of what was received
    above_repayable,       ///< recovered more than repayable
    above_receivable,      ///< set off more than the fund owes
    above_advance          ///< returned more than is open
};

/// Books refused an event and are as they were.
///
/// `what()` is `found X, expected Y`, with `; did you mean "Z"?` where a known name is near.
class ledger_error : public error {
public:
    /// Says why, what was found and what was expected.
    ledger_error(refusal why, wording found, wording expected, const std::string& nearest = {})
        : error(detail::or_meant(detail::found_instead(found, expected), nearest)), why_(why),
          found_(std::move(found)), expected_(std::move(expected)) {}

    /// The reason, for programs.
    [[nodiscard]] refusal why() const noexcept { return why_; }
    /// What was found, in the words of `what()`.
    [[nodiscard]] const wording& found() const noexcept { return found_; }
    /// What was expected.
    [[nodiscard]] const wording& expected() const noexcept { return expected_; }

private:
    refusal why_;
    wording found_;
    wording expected_;
};

} // namespace v0
} // namespace cofin
