#include "cli/rates.hpp"

#include "cli/manual.hpp"
#include "cli/rates_of_days.hpp"
#include "cli/rates_of_project.hpp"
#include "cli/rates_of_table.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace cofin::cli {
namespace {

command_output show_rates(const rates_options& given, const language& in,
                          const rulebook_supply& supply) {
    if (given.project.path.empty())
        throw parse_error({"PATH"}, wording("nothing"),
                          wording("a table of rates, or a project folder"));
    if (std::filesystem::is_directory(given.project.path))
        return show_project(given, in, supply);
    return is_table_of_days(given.project.path) ? show_days(given, in) : show_table(given, in);
}

} // namespace

void add_rates(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<rates_options>();
    auto* sub = app.add_subcommand(
        "rates", "Exchange rates by month: those of a published table, or those that the costs of "
                 "a project need.");
    add_project_options(
        *sub, given->project,
        to_translate("A project folder, its rates.csv, a table of the European Central Bank "
                     "(CSV), of InforEuro (JSON or CSV) or of Narodowy Bank Polski (CSV)."));
    sub->add_option("--from", given->from, "Only this currency.")->type_name("CODE");
    sub->add_option("--month", given->month,
                    "Only this month, such as 2018-11; that of a table which names none.")
        ->type_name("MONTH");
    sub->add_option("--day", given->day, "Only the month of this day; of a table of days that day.")
        ->type_name("DATE");
    sub->add_option("--amount", given->amount,
                    "Convert this amount, such as \"1300.00 CZK\", at the one rate that is left.")
        ->type_name("AMOUNT");
    sub->add_option("--out", given->out, "Write the table as rates.csv of a project to this file.")
        ->type_name("FILE");
    sub->add_flag("--replace", given->replace, "Write over a file that exists.");
    sub->add_flag("--json", given->json, "Print JSON (docs/schema/rates.schema.json).");
    add_notes(
        *sub,
        {{{to_translate("What the costs of a project are converted at:"),
           "cofin rates examples/urady-bez-hranic"},
          {to_translate("Of the reference rates of the ECB, what InforEuro takes of them:"),
           "cofin rates eurofxref-hist.csv --from CZK --month 2018-11 --amount \"1300.00 CZK\""},
          {to_translate("What Narodowy Bank Polski published on a day:"),
           "cofin rates archiwum_tab_a_2018.csv --from EUR --day 2018-11-09"},
          {to_translate("All of it, as a project has it:"),
           "cofin rates eurofxref-hist.csv --out rates.csv"}},
         {{0, to_translate("no rate is missing")},
          {1, to_translate("a month or day of the table has none, or a cost has none")},
          {2, bad_input_when},
          {3, output_failed_when}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->project.plugins, in,
                                [&](const auto& supply) { return show_rates(*given, in, supply); });
        };
    });
}

} // namespace cofin::cli
