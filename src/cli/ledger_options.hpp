/// What the ledger verbs share: which file, which project, when and by whose word; and what they print.
#pragma once

#include "cli/command.hpp"
#include "cli/manual.hpp"

#include <cofin/ledger/event.hpp>
#include <cofin/store/store.hpp>

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace cofin::cli {

struct ledger_options {
    std::string ledger;
    std::string project;
    std::string booked;
    std::string dated;
    std::string by;
    std::string document;
    bool json = false;
};

/// --ledger and --project.
void add_ledger_options(CLI::App& sub, ledger_options& given);
/// The same with what every booking has: --booked, --dated, --by, --document and --json.
void add_booking_options(CLI::App& sub, ledger_options& given);

/// What the codes of a command that books mean.
std::vector<exit_meaning> booking_exits();

/// The file named by --ledger; throws `parse_error` where none is named, and what opening throws.
ledger_store open_ledger(const ledger_options& given, ledger_store::access how);

/// The ledger's file, and those that its database has beside it while it is written to.
std::vector<std::string> ledger_files(const ledger_options& given);

/// The project that is meant: the one named, or the only one; throws `parse_error` otherwise.
std::string project_in(ledger_store& ledger, const ledger_options& given);

/// The day of --booked; today where none is given.
day booking_day(const ledger_options& given);

/// An event as the options say it: when it was booked, when it happened (--dated, otherwise the day of booking), by whose word,
/// by which document.
booking booked(const ledger_options& given, ledger_event what);

/// What a command adds to the entries that it shows.
struct also_shown {
    std::string key = {}; ///< of the JSON; empty: nothing
    nlohmann::ordered_json value = {};
    std::string text = {};
};

/// Makes the records of one change, in their order.
using make_records =
    std::function<std::vector<record>(ledger_change& now, const std::string& project)>;

/// Books what `make` says, in one transaction, and shows the entries and what `also` holds then.
command_output book(const ledger_options& given, const language& in, const make_records& make,
                    const also_shown& also = {});

/// An amount of an option, in the currency of the project where none is said.
money read_amount(std::string_view option, const std::string& text, currency unit);

/// A share of an option, at most all.
rate read_share(std::string_view option, const std::string& text);

/// An option that must be there; throws `parse_error` saying what is expected.
const std::string& required(const std::string& value, std::string_view option,
                            const wording& expected);

/// Throws `parse_error` where the option was not given; claims count from 1.
void require_number(std::int64_t number, std::string_view option);
/// Throws `ledger_error` where no entry submitted that claim.
void require_claim(const books& in, std::int64_t number);

/// The cost that a word names: its id, or partner/id where several partners have one of that id.
cost_number cost_named(const books& in, std::string_view option, const std::string& word);

} // namespace cofin::cli
