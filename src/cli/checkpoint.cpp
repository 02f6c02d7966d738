#include "cli/checkpoint.hpp"

#include "cli/json.hpp"
#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"
#include "store/checkpoint.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct checkpoint_options {
    ledger_options ledger;
    std::string key;
    std::string out;
};

command_output make_checkpoint(const checkpoint_options& given, const language& in) {
    required(given.key, "--key",
             wording("an Ed25519 key: openssl genpkey -algorithm ed25519 -out key.pem makes one"));
    required(given.out, "--out", wording("the file to write"));
    auto ledger = open_ledger(given.ledger, ledger_store::access::reading);
    std::vector<chain_head> heads;
    for (const auto& head : ledger.heads())
        heads.push_back({head.project, head.entries, head.head});
    const auto made = sign_checkpoint(std::move(heads), given.key);
    write_checkpoint(made, given.out);
    command_output output;
    json shown;
    shown["agreements"] = made.heads.size();
    shown["root"] = to_string(made.root);
    if (given.ledger.json)
        output.text.append(to_text(shown));
    else
        output.text.append(
            in.say(plural_phrase("Signed {} chain, root {}.", "Signed {} chains, root {}.")(
                static_cast<int64_t>(made.heads.size()), to_string(made.root))) +
            "\n" +
            in.say(phrase("Keep {} where nobody who writes the ledger can write.", given.out)) +
            "\n");
    return output;
}

} // namespace

void add_checkpoint(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<checkpoint_options>();
    auto* sub = app.add_subcommand("checkpoint",
                                   "Sign the heads of all chains, to be kept outside the ledger.");
    sub->add_option("--ledger", given->ledger.ledger, "The ledger's file.")->type_name("FILE");
    sub->add_option("--key", given->key, "The private key, Ed25519 in PEM form.")
        ->type_name("FILE");
    sub->add_option("--out", given->out,
                    "The file to write; a file of that name is never replaced.")
        ->type_name("FILE");
    sub->add_flag("--json", given->ledger.json, "Print JSON (docs/schema/checkpoint.schema.json).");
    add_notes(
        *sub,
        {{{to_translate("The key is made once: openssl genpkey -algorithm ed25519 -out key.pem"),
           "cofin checkpoint --ledger urady.cofin --key key.pem --out urady-2019.json", 0}},
         {{0, to_translate("the checkpoint is written")},
          {2, bad_input_when},
          {3, to_translate("the ledger or the output failed")}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) { return make_checkpoint(*given, in); };
    });
}

} // namespace cofin::cli
