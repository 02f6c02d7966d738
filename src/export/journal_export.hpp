/// The journal of agreements as plain text: for ledger 3, hledger and beancount, which then count the balances themselves,
/// and for programs. docs/journal.md says what each format looks like; why: docs/decisions/0034-journal-export.md.
#pragma once

#include <cofin/ledger/chart.hpp>
#include <cofin/ledger/journal.hpp>
#include <cofin/money/currency.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cofin {

enum class journal_format : std::uint8_t { ledger, hledger, beancount, csv, json };
inline constexpr std::array<std::string_view, 5> journal_format_names{"ledger", "hledger",
                                                                      "beancount", "csv", "json"};

/// Whether a text holds the journal of one agreement, or of any number, whose accounts then bear their project's name:
/// `Expenses:Certified:Pl:Staff`, or `Expenses:Certified:P1:Pl:Staff`.
enum class journal_extent : std::uint8_t { one_agreement, many_agreements };

/// Whose journal it is.
struct journal_heading {
    std::string project;
    std::string title = {}; ///< for people; may be empty
    cofin::currency currency;
};

class journal_form; // export/journal_form.hpp
class journaled_agreement;

/// Writes journals entry by entry, to the end of a text that the caller may empty at any time.
///
///     journal_writer written(journal_format::ledger, journal_extent::one_agreement, text);
///     written.begin({"P1", "Offices", euro}, books.chart());
///     for (std::size_t number = 1; number <= size; ++number)
///         written.add(journal.at(number));
///     written.end();
///     written.finish();
///
/// Guarantee: the figures are those of the postings, with exactly the currency's digits; every entry is there, and those that
/// move no account stand as comments (`custom` in beancount; rows and objects in the others). Plain text ends in assertions
/// of every account's balance. Whatever bytes ids and documents hold, they stay in their place. `booking.by` and the words of
/// a person's decision are never written. Memory grows with the accounts, not with the entries. Not for several threads.
///
/// Errors: `std::invalid_argument` where the calls are not in that order; `error` for what a tool cannot read: a booking
/// before 1400 or after 9998, and in ledger an account with a name of more than 3900 bytes or, before the last colon, a part
/// of more than 255.
class journal_writer {
public:
    journal_writer(journal_format format, journal_extent extent, std::string& out);
    ~journal_writer();
    journal_writer(const journal_writer&) = delete;
    journal_writer& operator=(const journal_writer&) = delete;

    /// Begins an agreement. `accounts`: all that its entries post to; those without postings are opened too.
    void begin(const journal_heading& of, const chart_of_accounts& accounts);
    /// The next entry; `hash`: the hexadecimal digits of its chain, where there is one. Throws `std::out_of_range` for an
    /// account that the chart has not.
    void add(const entry& next, std::string_view hash = {});
    /// Ends the agreement: its balances.
    void end();
    /// Ends the text.
    void finish();

private:
    void require(bool holds, const char* what) const;

    std::unique_ptr<journal_form> form_;
    journal_extent extent_;
    std::unique_ptr<journaled_agreement> open_;
    std::size_t begun_ = 0;
    bool is_finished_ = false;
};

} // namespace cofin
