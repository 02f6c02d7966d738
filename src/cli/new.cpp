#include "cli/new.hpp"

#include "cli/manual.hpp"
#include "cli/new_project.hpp"
#include "cli/plugin_options.hpp"
#include "rulebook/catalog.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct new_options {
    std::string folder;
    std::string rulebook;
    plugin_options plugins;
};

command_output create(const new_options& given, const language& in, const rulebook_supply& supply) {
    if (given.folder.empty())
        throw parse_error({"DIR"}, wording("nothing"), wording("the name of a new folder"));
    if (given.rulebook.empty())
        throw parse_error({"--rulebook"}, wording("nothing"),
                          wording("a rulebook's id (cofin rulebook list) or .toml file"));
    create_project(given.folder, load_rulebook({given.rulebook, {}, {"--rulebook"}, &supply}),
                   given.rulebook, in);
    command_output output;
    output.text.append(
        in.say(phrase("created {} with project.toml, costs.csv and rates.csv", given.folder)) +
        "\n" + in.say(phrase("next: fill them in, then: cofin check {}", given.folder)) + "\n");
    return output;
}

} // namespace

void add_new(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<new_options>();
    auto* sub = app.add_subcommand(
        "new", "Create a project folder to fill in, with all that its rulebook asks for.");
    sub->add_option("DIR", given->folder, "The folder to create.")->type_name("DIR");
    sub->add_option("--rulebook", given->rulebook, "A rulebook's id or .toml file.")
        ->type_name("RULEBOOK");
    add_plugin_options(*sub, given->plugins);
    add_notes(*sub,
              {{{to_translate("A folder to fill in:"),
                 "cofin new my-project --rulebook cz-pl-2014-2020.microprojects.silesia", 0}},
               {{0, to_translate("the folder is there")},
                {2, bad_input_when},
                {3, to_translate("the folder could not be written; nothing of it is left")}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->plugins, in,
                                [&](const auto& supply) { return create(*given, in, supply); });
        };
    });
}

} // namespace cofin::cli
