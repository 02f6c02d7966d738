#include "cli/certify.hpp"

#include "cli/ledger_options.hpp"
#include "cli/ledger_project.hpp"
#include "cli/manual.hpp"
#include "cli/plugin_options.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct certify_options {
    ledger_options ledger;
    plugin_options plugins;
    std::int64_t claim = 0;
    std::string clearing;
};

command_output certify(const certify_options& given, const language& in,
                       const rulebook_supply& supply) {
    require_number(given.claim, "--claim");
    return book(given.ledger, in, [&](ledger_change& now, const std::string& id) {
        const ledger_project project(now, id, supply);
        auto event = certification_of(project.from(), given.claim);
        if (!given.clearing.empty())
            event.clearing =
                clearing_share{read_share("--clear-advance", given.clearing), rounding::floor};
        return std::vector{record{booked(given.ledger, std::move(event))}};
    });
}

} // namespace

void add_certify(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<certify_options>();
    auto* sub = app.add_subcommand(
        "certify", "Certify what is accepted of a claim, and split it among who pays.");
    add_booking_options(*sub, given->ledger);
    add_plugin_options(*sub, given->plugins);
    sub->add_option("--claim", given->claim, "The number of the claim.")->type_name("N");
    sub->add_option("--clear-advance", given->clearing,
                    "The share of the grant that clears advances, cut to the cent, such as 50 %; "
                    "otherwise as much as there is.")
        ->type_name("SHARE");
    add_notes(*sub, {{{"", "cofin certify --ledger urady.cofin --claim 1 --booked 2018-07-16", 0}},
                     booking_exits()});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->plugins, in,
                                [&](const auto& supply) { return certify(*given, in, supply); });
        };
    });
}

} // namespace cofin::cli
