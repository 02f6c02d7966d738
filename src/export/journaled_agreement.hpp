#pragma once

#include "export/journal_export.hpp"

#include <cofin/ledger/account.hpp>
#include <cofin/ledger/account_name.hpp>
#include <cofin/ledger/balance.hpp>
#include <cofin/money/money.hpp>
#include <cofin/time/calendar.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cofin {

/// An account with the names that it is written under.
struct journaled_account {
    account on;
    account_name name;
    std::string plain_name;
};

/// An agreement whose journal is being written: its accounts by their names, and what was posted to them so far.
class journaled_agreement {
public:
    /// `extent` says whether plain names hold the project.
    journaled_agreement(journal_heading of, const chart_of_accounts& chart, journal_extent extent);

    [[nodiscard]] const journal_heading& heading() const noexcept { return heading_; }
    /// By kind, then in the order of the chart.
    [[nodiscard]] const std::vector<journaled_account>& accounts() const noexcept {
        return accounts_;
    }
    /// Throws `std::out_of_range` for an account that the chart has not.
    [[nodiscard]] const journaled_account& at(account on) const;

    /// Adds what an entry moves; throws as `at`, `std::overflow_error` where a balance leaves 64 bits.
    void post(const entry& next);
    /// Debits less credits: the sign of plain-text accounting.
    [[nodiscard]] money debits_less_credits(account on) const;
    /// As `balances::of`: with the sign that the account grows by.
    [[nodiscard]] money balance(account on) const { return sums_.of(on); }
    /// When the last entry was booked; none before the first.
    [[nodiscard]] std::optional<day> booked_until() const noexcept { return booked_until_; }

private:
    journal_heading heading_;
    std::vector<journaled_account> accounts_;
    std::array<std::size_t, account_kind_names.size() + 1> first_{}; ///< where each kind begins
    balances sums_;
    std::optional<day> booked_until_;
};

} // namespace cofin
