#include "cli/journal.hpp"

#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"
#include "export/journal_export.hpp"
#include "store/recorded_standing.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct journal_options {
    ledger_options ledger;
    std::string format;
};

/// Writes what is kept of one project, a few entries in memory at a time.
class journal_printer {
public:
    journal_printer(ledger_store& from, journal_format format, journal_extent extent)
        : from_(from), written_(format, extent, text_) {}

    void print(const ledger_head& of) {
        const auto read = standing_after(from_, of.project, of.entries);
        written_.begin({of.project, read.terms.agreed.title, of.currency}, read.chart);
        from_.look([&](ledger_view& in) {
            in.read(of.project, 1, of.entries, [&](const recorded_entry& entry) {
                written_.add({entry.number, entry.booked, entry.postings}, to_string(entry.hash));
                flush();
            });
        });
        written_.end();
    }
    spool finish() {
        written_.finish();
        flush();
        return std::move(all_);
    }

private:
    void flush() {
        all_.append(text_);
        text_.clear();
    }

    ledger_store& from_;
    std::string text_;
    spool all_;
    journal_writer written_;
};

command_output print_journal(const journal_options& given) {
    const auto format = read_option(
        "--format",
        required(given.format, "--format", wording("ledger, hledger, beancount, csv or json")),
        [](std::string_view name) {
            return static_cast<journal_format>(choice_of(name, journal_format_names));
        });
    auto ledger = open_ledger(given.ledger, ledger_store::access::reading);
    const auto wanted =
        given.ledger.project.empty() ? std::string() : project_in(ledger, given.ledger);
    std::vector<ledger_head> heads;
    for (auto& head : ledger.heads())
        if (wanted.empty() || head.project == wanted)
            heads.push_back(std::move(head));
    journal_printer printer(ledger, format,
                            heads.size() == 1 ? journal_extent::one_agreement
                                              : journal_extent::many_agreements);
    for (const auto& head : heads)
        printer.print(head);
    command_output output;
    output.text = printer.finish();
    return output;
}

} // namespace

void add_journal(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<journal_options>();
    auto* sub = app.add_subcommand(
        "journal", "All entries, as plain-text accounting and other programs read them.");
    add_ledger_options(*sub, given->ledger);
    sub->add_option("--format", given->format, "ledger, hledger, beancount, csv or json.")
        ->type_name("ledger|hledger|beancount|csv|json");
    add_notes(*sub, {{{"", "cofin journal --ledger urady.cofin --format beancount", 0}},
                     {{0, to_translate("it was printed")},
                      {2, bad_input_when},
                      {3, to_translate("the ledger or the output failed")}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& /*in*/) { return print_journal(*given); };
    });
}

} // namespace cofin::cli
