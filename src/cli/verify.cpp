#include "cli/verify.hpp"

#include "cli/json.hpp"
#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"
#include "cli/plugin_options.hpp"
#include "cli/progress.hpp"
#include "store/checkpoint.hpp"

#include <cofin/store/verification.hpp>

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <optional>

namespace cofin::cli {
namespace {

struct verify_options {
    ledger_options ledger;
    plugin_options plugins;
    bool replay = false;
    std::string checkpoint;
    std::string trusted;
    bool json = false;
};

json verification_json(const verification& found, const wording& anchor) {
    json shown;
    shown["holds"] = found.holds();
    shown["agreements"] = found.agreements;
    shown["entries"] = found.entries;
    shown["erased"] = found.erased;
    shown["recomputed"] = found.recomputed;
    shown["not_recomputed"] = found.not_recomputed;
    shown["anchor"] = found.holds() ? to_string(anchor) : "does not hold";
    auto differences = json::array();
    for (const auto& one : found.differences) {
        json row;
        row["project"] = one.project;
        row["entry"] = one.entry;
        row["what"] = to_string(one.what);
        differences.push_back(std::move(row));
    }
    shown["differences"] = std::move(differences);
    return shown;
}

std::string verification_text(const language& in, const verification& found, const wording& anchor,
                              bool replayed) {
    std::string text;
    for (const auto& one : found.differences)
        text += in.say(message_of(one)) + "\n";
    if (!found.holds())
        return text;
    const auto line = [&](std::size_t count, const plural_words& words) {
        text += in.say(words(static_cast<int64_t>(count))) + "\n";
    };
    const auto agreements = in.say(
        plural_phrase("{} agreement", "{} agreements")(static_cast<int64_t>(found.agreements)));
    text = in.say(plural_phrase("{} entry, {}: {}.", "{} entries, {}: {}.")(
               static_cast<int64_t>(found.entries), agreements, in.say(anchor))) +
           "\n";
    if (found.erased > 0)
        line(found.erased,
             plural_phrase("Texts of {} entry were erased.", "Texts of {} entries were erased."));
    if (replayed)
        line(found.recomputed, plural_phrase("{} entry recomputed, as recorded.",
                                             "{} entries recomputed, all as recorded."));
    if (found.not_recomputed > 0)
        line(found.not_recomputed,
             plural_phrase(
                 "{} entry not recomputed: erased texts, or rules of plugins that were not named.",
                 "{} entries not recomputed: erased texts, or rules of plugins that were not "
                 "named."));
    return text;
}

/// What the ledger no longer shows of a checkpoint goes among the differences; returns what it is anchored by.
wording compare_with(const verify_options& given, ledger_store& ledger, verification& found) {
    const auto signed_before = read_checkpoint_file(
        given.checkpoint, given.trusted.empty() ? std::nullopt : std::optional(given.trusted));
    std::map<std::string, std::size_t> entries;
    for (const auto& head : ledger.heads())
        entries.emplace(head.project, head.entries);
    const chain_view now{
        [&](const std::string& project) -> std::optional<std::uint64_t> {
            const auto known = entries.find(project);
            return known == entries.end() ? std::nullopt
                                          : std::optional<std::uint64_t>(known->second);
        },
        [&](const std::string& project, std::uint64_t entry) {
            digest hash;
            ledger.look([&](ledger_view& in) {
                in.read(project, entry, entry, [&](const auto& one) { hash = one.hash; });
            });
            return hash;
        }};
    for (const auto& one : compare(signed_before, now))
        found.differences.push_back({one.project, 0, one.words});
    return signed_before.signed_by == signer::trusted
               ? wording("as the checkpoint says, signed by the key you trust")
               : wording("as the checkpoint says, signed by a key that only the checkpoint names");
}

/// Tells of a verification, where there is somebody to be told: the number of all entries has to be asked for.
verification_watch watched_by(progress& shown, ledger_store& ledger) {
    if (!shown.is_shown_to_somebody())
        return {};
    std::size_t all = 0;
    for (const auto& head : ledger.heads())
        all += head.entries;
    return {[&shown, all](std::size_t done) {
                shown.tell(to_translate("checked"), to_translate("entries"), done, all);
            },
            [&shown, all](std::size_t done) {
                shown.tell(to_translate("recomputed"), to_translate("entries"), done, all);
            }};
}

command_output verify_ledger(const verify_options& given, const language& in,
                             const rulebook_supply& supply) {
    auto ledger = open_ledger(given.ledger, ledger_store::access::reading);
    progress shown(in);
    const auto watch = watched_by(shown, ledger);
    auto found = given.replay ? replay(ledger, &supply, watch) : verify(ledger, watch);
    shown.erase();
    const wording anchor = given.checkpoint.empty() ? wording("internally consistent, not anchored")
                                                    : compare_with(given, ledger, found);
    command_output output;
    output.text.append(given.json ? to_text(verification_json(found, anchor))
                                  : verification_text(in, found, anchor, given.replay));
    if (!found.holds())
        output.exit_code = exit_failed;
    return output;
}

} // namespace

void add_verify(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<verify_options>();
    auto* sub = app.add_subcommand("verify", "Prove that nobody touched a ledger.");
    sub->add_option("--ledger", given->ledger.ledger, "The ledger's file.")->type_name("FILE");
    add_plugin_options(*sub, given->plugins);
    sub->add_flag("--replay", given->replay,
                  "Make every figure again, from recorded facts and the stored rulebooks.");
    sub->add_option("--checkpoint", given->checkpoint, "A checkpoint that was kept outside.")
        ->type_name("FILE");
    sub->add_option("--trusted-key", given->trusted,
                    "The public key that must have signed the checkpoint, in PEM form.")
        ->type_name("FILE");
    sub->add_flag("--json", given->json, "Print JSON (docs/schema/verify.schema.json).");
    add_notes(*sub, {{{"", "cofin verify --ledger urady.cofin --replay", 0}},
                     {{0, to_translate("it holds")},
                      {2, bad_input_when},
                      {3, to_translate("it does not hold, or cannot be read")}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->plugins, in, [&](const auto& supply) {
                return verify_ledger(*given, in, supply);
            });
        };
    });
}

} // namespace cofin::cli
