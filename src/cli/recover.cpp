#include "cli/recover.hpp"

#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct recover_options {
    ledger_options ledger;
    std::string fund;
    std::string from;
    std::string amount;
    bool is_set_off = false;
    bool is_advance = false;
};

ledger_event recovered(const recover_options& given, currency unit) {
    const money amount = read_amount("--amount", given.amount, unit);
    if (given.is_set_off)
        return set_off{given.fund, amount};
    if (given.is_advance)
        return advance_return{given.fund, given.from, amount};
    return recovery{given.fund, given.from, amount};
}

command_output recover(const recover_options& given, const language& in) {
    required(given.fund, "--fund", wording("the fund that gets it back"));
    required(given.amount, "--amount", wording("how much"));
    if (given.is_set_off && (given.is_advance || !given.from.empty()))
        throw parse_error({"--set-off"}, wording("--set-off with --advance or --from"),
                          wording("it alone: nobody pays, the fund takes it off what it owes"));
    if (!given.is_set_off)
        required(given.from, "--from", wording("the partner that pays it back"));
    return book(given.ledger, in, [&](ledger_change& now, const std::string& project) {
        return std::vector{
            record{booked(given.ledger, recovered(given, now.books_of(project).currency()))}};
    });
}

} // namespace

void add_recover(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<recover_options>();
    auto* sub = app.add_subcommand(
        "recover", "Record money that came back to a fund, or that it took off what it owes.");
    add_booking_options(*sub, given->ledger);
    sub->add_option("--fund", given->fund, "The fund that gets it back.")->type_name("FUND");
    sub->add_option("--from", given->from, "The partner that pays it back.")->type_name("PARTNER");
    sub->add_option("--amount", given->amount, "How much, such as 85.00.")->type_name("AMOUNT");
    sub->add_flag("--set-off", given->is_set_off, "The fund takes it off what it owes.");
    sub->add_flag("--advance", given->is_advance, "An advance is returned that was not used.");
    add_notes(*sub, {{{"",
                       "cofin recover --ledger urady.cofin --fund ERDF --from pl --amount 85.00 "
                       "--booked 2019-11-04",
                       0}},
                     booking_exits()});
    sub->callback(
        [&chosen, given] { chosen = [given](const language& in) { return recover(*given, in); }; });
}

} // namespace cofin::cli
