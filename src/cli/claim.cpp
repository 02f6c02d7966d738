#include "cli/claim.hpp"

#include "cli/ledger_options.hpp"
#include "cli/ledger_project.hpp"
#include "cli/manual.hpp"
#include "cli/plugin_options.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct claim_options {
    ledger_options ledger;
    plugin_options plugins;
    std::int64_t number = 0;
    std::vector<std::string> parked;
};

command_output claim_costs(const claim_options& given, const language& in,
                           const rulebook_supply& supply) {
    require_number(given.number, "--number");
    return book(given.ledger, in, [&](ledger_change& now, const std::string& id) {
        const ledger_project project(now, id, supply);
        std::vector<cost_number> parked;
        for (const auto& word : given.parked)
            parked.push_back(cost_named(project.on(), "--with", word));
        return std::vector{
            record{booked(given.ledger, claim_of(project.from(), given.number, parked))}};
    });
}

} // namespace

void add_claim(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<claim_options>();
    auto* sub = app.add_subcommand("claim", "Submit a claim: the costs that were recorded for it.");
    add_booking_options(*sub, given->ledger);
    add_plugin_options(*sub, given->plugins);
    sub->add_option("--number", given->number, "The number of the claim, as in project.toml.")
        ->type_name("N");
    sub->add_option("--with", given->parked, "A parked cost that comes back with this claim.")
        ->type_name("ID")
        ->allow_extra_args(false);
    add_notes(*sub, {{{"", "cofin claim --ledger urady.cofin --number 1 --booked 2018-06-29", 0}},
                     booking_exits()});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->plugins, in, [&](const auto& supply) {
                return claim_costs(*given, in, supply);
            });
        };
    });
}

} // namespace cofin::cli
