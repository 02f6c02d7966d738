#include "cli/correct.hpp"

#include "cli/ledger_options.hpp"
#include "cli/ledger_project.hpp"
#include "cli/manual.hpp"
#include "cli/plugin_options.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct correct_options {
    ledger_options ledger;
    plugin_options plugins;
    std::vector<std::string> costs;
    std::string basis;
    bool is_withdrawal = false;
    std::string clearing;
};

/// `PL-12=100.00`
cost_amount read_cost_amount(const books& in, const std::string& word) {
    const auto sign = word.rfind('=');
    if (sign == std::string::npos)
        throw parse_error({"--cost"}, in_quotes(word), wording("ID=AMOUNT such as PL-12=100.00"));
    const cost_amount read{cost_named(in, "--cost", word.substr(0, sign)),
                           read_amount("--cost", word.substr(sign + 1), in.currency())};
    if (read.amount.is_zero())
        throw parse_error({"--cost"}, in_quotes(word), wording("an amount of something"));
    return read;
}

command_output correct(const correct_options& given, const language& in,
                       const rulebook_supply& supply) {
    if (given.costs.empty())
        throw parse_error({"--cost"}, wording("nothing"),
                          wording("ID=AMOUNT of the costs that are corrected"));
    required(given.basis, "--basis", wording("the finding or article that it rests on"));
    return book(given.ledger, in, [&](ledger_change& now, const std::string& id) {
        const ledger_project project(now, id, supply);
        std::vector<cost_amount> costs;
        for (const auto& word : given.costs)
            costs.push_back(read_cost_amount(project.on(), word));
        std::ranges::sort(costs, {}, &cost_amount::cost);
        auto event =
            correction_of(project.from(), std::move(costs), given.basis, given.is_withdrawal);
        return std::vector{record{booked(given.ledger, std::move(event))}};
    });
}

} // namespace

void add_correct(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<correct_options>();
    auto* sub = app.add_subcommand(
        "correct",
        "Take certified costs back: found ineligible, or withdrawn. Names costs, never grants.");
    add_booking_options(*sub, given->ledger);
    add_plugin_options(*sub, given->plugins);
    sub->add_option("--cost", given->costs,
                    "ID=AMOUNT: a certified cost and how much of it is taken back.")
        ->type_name("ID=AMOUNT")
        ->allow_extra_args(false);
    sub->add_option("--basis", given->basis, "The finding or article that it rests on.")
        ->type_name("TEXT");
    sub->add_flag("--withdraw", given->is_withdrawal, "It is withdrawn, not corrected.");
    add_notes(*sub, {{{"",
                       "cofin correct --ledger urady.cofin --cost PL-04=100.00 --basis \"audit of "
                       "operations 2019/4\" --booked 2019-09-16",
                       0}},
                     booking_exits()});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->plugins, in,
                                [&](const auto& supply) { return correct(*given, in, supply); });
        };
    });
}

} // namespace cofin::cli
