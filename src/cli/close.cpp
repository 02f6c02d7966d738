#include "cli/close.hpp"

#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct close_options {
    ledger_options ledger;
    std::string from;
    std::string until;
};

command_output close(const close_options& given, const language& in) {
    required(given.from, "--from", wording("the first day of the period"));
    required(given.until, "--until", wording("its last day"));
    const day first = read_option("--from", given.from, parse_day);
    const day last = read_option("--until", given.until, parse_day);
    if (last < first)
        throw parse_error({"--until"}, given.until, wording("{} or later", given.from));
    // The closing is dated by its booking: the period it closes is over.
    return book(given.ledger, in, [&](ledger_change&, const std::string&) {
        return std::vector{record{booked(given.ledger, period_closing{period(first, last)})}};
    });
}

} // namespace

void add_close(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<close_options>();
    auto* sub =
        app.add_subcommand("close", "Close a period: no event may be dated in it any more.");
    add_booking_options(*sub, given->ledger);
    sub->add_option("--from", given->from, "The first day of the period.")->type_name("DATE");
    sub->add_option("--until", given->until, "Its last day.")->type_name("DATE");
    add_notes(*sub, {{{"",
                       "cofin close --ledger urady.cofin --from 2018-01-01 --until 2018-12-31 "
                       "--booked 2020-01-15",
                       0}},
                     booking_exits()});
    sub->callback(
        [&chosen, given] { chosen = [given](const language& in) { return close(*given, in); }; });
}

} // namespace cofin::cli
