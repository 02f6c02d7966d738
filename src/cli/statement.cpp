#include "cli/statement.hpp"

#include "cli/json.hpp"
#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"
#include "cli/plugin_options.hpp"
#include "report/statement_html.hpp"
#include "report/statement_json.hpp"
#include "report/statement_xlsx.hpp"

#include <cofin/report/statement_text.hpp>
#include <cofin/store/recorded_statement.hpp>

#include <CLI/CLI.hpp>

#include <charconv>
#include <memory>

namespace cofin::cli {
namespace {

struct statement_options {
    ledger_options ledger;
    plugin_options plugins;
    std::string as_of;
    std::string html;
    std::string xlsx;
};

/// A day, or the number of an entry; the last entry where nothing is said.
std::size_t entry_meant(const statement_options& given, ledger_store& ledger,
                        const ledger_head& head) {
    if (given.as_of.empty())
        return head.entries;
    if (given.as_of.find('-') != std::string::npos)
        return ledger.last_by(head.project, read_option("--as-of", given.as_of, parse_day));
    std::size_t entry = 0;
    const char* const end = given.as_of.data() + given.as_of.size();
    const auto [ptr, failure] = std::from_chars(given.as_of.data(), end, entry);
    if (failure != std::errc() || ptr != end || entry > head.entries)
        throw parse_error({"--as-of"}, in_quotes(given.as_of),
                          wording("a day such as 2026-11-23, or the number of an entry up to {}",
                                  std::to_string(head.entries)));
    return entry;
}

command_output print_statement(const statement_options& given, const language& in,
                               const rulebook_supply& supply) {
    auto ledger = open_ledger(given.ledger, ledger_store::access::reading);
    const auto wanted =
        given.ledger.project.empty() ? std::string() : project_in(ledger, given.ledger);
    command_output output;
    json projects = json::array();
    std::string text;
    statement_page page(in);
    statement_workbook book(in);
    for (const auto& head : ledger.heads()) {
        if (!wanted.empty() && head.project != wanted)
            continue;
        const auto made = statement_after(ledger, head, entry_meant(given, ledger, head), supply);
        if (!given.html.empty())
            page.add(made);
        if (!given.xlsx.empty())
            book.add(made);
        if (given.ledger.json)
            projects.push_back(statement_json(made));
        else
            text += (text.empty() ? "" : "\n\n") + statement_text(made, in);
    }
    if (given.ledger.json)
        text =
            to_text(projects.size() == 1 ? projects[0] : json{{"projects", std::move(projects)}});
    output.text.append(text);
    output.inputs = ledger_files(given.ledger);
    if (!given.html.empty())
        output.files.push_back({given.html, page.text()});
    if (!given.xlsx.empty())
        output.files.push_back({given.xlsx, book.bytes()});
    return output;
}

} // namespace

void add_statement(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<statement_options>();
    auto* sub = app.add_subcommand(
        "statement", "How a project stands: declared, accepted, certified, paid, still owed.");
    add_ledger_options(*sub, given->ledger);
    add_plugin_options(*sub, given->plugins);
    sub->add_option("--as-of", given->as_of,
                    "As of the end of that day, or after the entry of that number.")
        ->type_name("DATE-OR-ENTRY");
    sub->add_flag("--json", given->ledger.json, "Print JSON (docs/schema/statement.schema.json).");
    sub->add_option("--html", given->html,
                    "Write a report to this file too: one page, complete in itself, that prints "
                    "on A4.")
        ->type_name("FILE");
    sub->add_option("--xlsx", given->xlsx,
                    "Write a workbook to this file too: the figures, with sums as formulas.")
        ->type_name("FILE");
    add_notes(
        *sub,
        {{{to_translate("How it stands now:"), "cofin statement --ledger urady.cofin", 0},
          {to_translate("How it stood, with a report to print:"),
           "cofin statement --ledger urady.cofin --as-of 2018-12-31 --html statement.html", 0}},
         {{0, to_translate("it was printed")},
          {2, bad_input_when},
          {3, to_translate("the ledger or the output failed")}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->plugins, in, [&](const auto& supply) {
                return print_statement(*given, in, supply);
            });
        };
    });
}

} // namespace cofin::cli
