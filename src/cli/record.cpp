#include "cli/record.hpp"

#include "cli/json.hpp"
#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"
#include "cli/progress.hpp"
#include "cli/project_options.hpp"
#include "project/flat_list.hpp"
#include "rulebook/catalog.hpp"

#include <cofin/grant/rounding_profile.hpp>
#include <cofin/project/project_folder.hpp>
#include <cofin/store/recording.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

namespace cofin::cli {
namespace {

struct record_options {
    project_options project;
    ledger_options ledger;
    std::string profile;
};

/// All folders are read before the file is made: what is refused leaves nothing behind.
recording_summary record_folders(const record_options& given, const language& in,
                                 const recorder& who, const rulebook_supply& supply) {
    std::vector<project_folder> folders;
    progress shown(in);
    const auto paths = project_folders_in(given.project.path);
    for (const auto& folder : paths) {
        shown.tell(to_translate("read"), to_translate("projects"), folders.size(), paths.size());
        folders.push_back(read_project(request(given.project, folder, supply)));
    }
    auto into = open_ledger(given.ledger, ledger_store::access::or_new);
    recording_summary done;
    std::size_t taken = 0;
    for (const auto& folder : folders) {
        shown.tell(to_translate("recorded"), to_translate("projects"), taken++, folders.size());
        done +=
            recording(into, folder.book, who).take(folder.agreed, folder.declared, given.profile);
    }
    return done;
}

/// The same for a list: it is read when its first project is handed out.
recording_summary record_list(const record_options& given, const language& in, const recorder& who,
                              const rulebook_supply& supply) {
    const auto book = list_rulebook(given.project, supply);
    std::optional<ledger_store> into;
    std::optional<recording> record;
    recording_summary done;
    progress shown(in);
    const reading_progress reading(shown);
    read_flat_list(given.project.path, [&](const agreement& agreed, const declaration& declared,
                                           list_position at) {
        shown.tell(to_translate("recorded"), to_translate("projects"), at.number, at.of);
        if (!into)
            record.emplace(into.emplace(open_ledger(given.ledger, ledger_store::access::or_new)),
                           book, who);
        done += record->take(agreed, declared, given.profile);
    });
    return done;
}

json summary_json(const recording_summary& done) {
    json shown;
    shown["agreements"] = done.agreements;
    shown["rates"] = done.rates;
    shown["costs"] = done.costs;
    shown["costs_known"] = done.costs_known;
    shown["costs_without_rate"] = done.costs_without_rate;
    return shown;
}

std::string summary_text(const language& in, const recording_summary& done) {
    const auto counted = [&](std::size_t count, const plural_words& words) {
        return in.say(words(static_cast<int64_t>(count)));
    };
    std::string text =
        in.say(phrase("Recorded {}, {} and {}.",
                      counted(done.agreements, plural_phrase("{} agreement", "{} agreements")),
                      counted(done.rates, plural_phrase("{} rate", "{} rates")),
                      counted(done.costs, plural_phrase("{} cost", "{} costs"))));
    if (done.costs_known > 0)
        text += " " + counted(done.costs_known, plural_phrase("{} cost stood there already.",
                                                              "{} costs stood there already."));
    if (done.costs_without_rate > 0)
        text += " " + counted(done.costs_without_rate,
                              plural_phrase("{} cost waits for a rate until the claim.",
                                            "{} costs wait for a rate until the claim."));
    return text + "\n";
}

command_output record_path(const record_options& given, const language& in,
                           const rulebook_supply& supply) {
    required_path(given.project);
    if (!given.profile.empty())
        static_cast<void>(profile_named(given.profile));
    required(given.ledger.ledger, "--ledger", wording("the ledger's file"));
    const recorder who{booking_day(given.ledger), given.ledger.by};
    const auto done = is_flat_list(given.project.path) ? record_list(given, in, who, supply)
                                                       : record_folders(given, in, who, supply);
    command_output output;
    output.text.append(given.ledger.json ? to_text(summary_json(done)) : summary_text(in, done));
    return output;
}

} // namespace

void add_record(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<record_options>();
    auto* sub = app.add_subcommand(
        "record", "Record a project in a ledger: its agreement, rates and costs. Repeatable.");
    add_project_options(
        *sub, given->project,
        to_translate("A project folder, a folder of them, or a flat list, as check reads it."));
    sub->add_option("--ledger", given->ledger.ledger,
                    "The ledger's file; it is created where there is none.")
        ->type_name("FILE");
    sub->add_option("--booked", given->ledger.booked,
                    "The day it is booked, such as 2026-11-23; today where none is given.")
        ->type_name("DATE");
    sub->add_option("--by", given->ledger.by, "Who records. A name can be erased later.")
        ->type_name("NAME");
    sub->add_option("--profile", given->profile,
                    "At which points amounts are cut: cofin (as the rulebook says), or jems-10.")
        ->type_name("cofin|jems-10");
    sub->add_flag("--json", given->ledger.json, "Print JSON (docs/schema/record.schema.json).");
    add_notes(*sub,
              {{{to_translate("Into a ledger, which is created where there is none:"),
                 "cofin record examples/urady-bez-hranic-life/2018-06 --ledger urady.cofin "
                 "--booked 2018-06-29 --by \"Anna Nowak\"",
                 0}},
               {{0, to_translate("all is in the ledger")},
                {2, to_translate("bad input, or the ledger says otherwise; nothing was recorded")},
                {3, ledger_failed_when}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->project.plugins, in, [&](const auto& supply) {
                return record_path(*given, in, supply);
            });
        };
    });
}

} // namespace cofin::cli
