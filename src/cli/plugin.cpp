#include "cli/plugin.hpp"

#include "cli/json.hpp"
#include "cli/manual.hpp"
#include "plugin/plugin_file.hpp"
#include "plugin/plugin_rulebooks.hpp"
#include "report/table.hpp"
#include "rulebook/catalog.hpp"
#include "rulebook/embedded.hpp"

#include <cofin/plugin/host.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

namespace cofin::cli {
namespace {

struct plugin_command_options {
    std::vector<std::string> paths;
    std::string sha256;
    bool json = false;
};

/// One plugin in a list: bundled, or a file that was found; or why the file is refused.
struct listed_plugin {
    provider who;
    std::vector<std::string> kinds;
    std::vector<std::string> rulebooks;
    std::string path; ///< empty where it is bundled
    wording refused;  ///< empty where it is not
};

std::vector<listed_plugin> bundled_plugins() {
    std::vector<listed_plugin> all;
    for (const auto& head : bundled_rulebooks()) {
        auto known = std::ranges::find(all, head.plugin, &listed_plugin::who);
        if (known == all.end())
            known = all.insert(known, {head.plugin, {}, {}, {}, {}});
        known->rulebooks.push_back(head.id);
    }
    std::ranges::sort(all, {}, [](const auto& plugin) { return plugin.who.id; });
    return all;
}

listed_plugin looked_at(const std::string& path) {
    listed_plugin made;
    made.path = path;
    try {
        const auto file = read_plugin_file(path);
        made.who = file.who;
        for (const auto& kind : file.manifest.kinds)
            made.kinds.push_back(kind.name);
        for (const auto& book : rulebooks_of(file, {}))
            made.rulebooks.push_back(book.id);
    } catch (const error& problem) {
        made.refused = problem.message();
    }
    return made;
}

/// Files as they are named; of folders, what they hold.
std::vector<std::string> files_in(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const auto& path : paths) {
        if (!std::filesystem::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        const auto inside = plugin_paths_in(path);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

json json_of(const listed_plugin& plugin) {
    json made = json::object();
    if (!plugin.path.empty())
        made["path"] = plugin.path;
    if (!plugin.refused.empty()) {
        made["refused"] = to_string(plugin.refused);
        return made;
    }
    made["id"] = plugin.who.id;
    made["version"] = plugin.who.version;
    if (!plugin.who.sha256.empty())
        made["sha256"] = plugin.who.sha256;
    made["kinds"] = plugin.kinds;
    made["rulebooks"] = plugin.rulebooks;
    return made;
}

std::string text_of(const language& in, const std::vector<listed_plugin>& plugins) {
    text_table table("llrrl");
    table.add({in.words("plugin"), in.words("version"), in.words("kinds"), in.words("rulebooks"),
               in.words("from")});
    std::string refused;
    for (const auto& plugin : plugins) {
        if (!plugin.refused.empty())
            refused += in.say(phrase("refused: {}", in.say(plugin.refused))) + "\n";
        else
            table.add({plugin.who.id, plugin.who.version, std::to_string(plugin.kinds.size()),
                       std::to_string(plugin.rulebooks.size()),
                       plugin.path.empty() ? in.words("this program") : plugin.path});
    }
    return table.text() + refused;
}

command_output list(const plugin_command_options& given, const language& in) {
    auto plugins = bundled_plugins();
    command_output output;
    for (const auto& path : files_in(given.paths)) {
        plugins.push_back(looked_at(path));
        if (!plugins.back().refused.empty())
            output.exit_code = exit_bad_input;
    }
    json rows = json::array();
    for (const auto& plugin : plugins)
        rows.push_back(json_of(plugin));
    output.text.append(given.json ? to_text(json{{"plugins", std::move(rows)}})
                                  : text_of(in, plugins));
    return output;
}

std::string parameter_line(const language& in, const parameter& given) {
    const auto type = fact_type_names[static_cast<std::size_t>(given.type)];
    const phrase line =
        given.required ? phrase("{} ({}, required): {}", given.name, type, in.words(given.meaning))
                       : phrase("{} ({}, optional): {}", given.name, type, in.words(given.meaning));
    return "    " + in.say(line) + "\n";
}

std::string kind_text(const language& in, const plugin_kind& kind) {
    const auto about = scope_names[static_cast<std::size_t>(kind.about)];
    const std::string step = in.words(to_string(kind.at));
    std::string text =
        in.say(phrase("kind {}: {}", kind.name, kind.summary)) + "\n  " +
        in.say(kind.together ? phrase("step {}, about each {}, all together", step, in.words(about))
                             : phrase("step {}, about each {}", step, in.words(about))) +
        "\n";
    if (!kind.facts.empty())
        text += "  " + in.say(phrase("reads {}", joined(kind.facts, ", "))) + "\n";
    if (!kind.parameters.empty())
        text += "  " + in.words("parameters") + "\n";
    for (const auto& given : kind.parameters)
        text += parameter_line(in, given);
    return text;
}

/// The rulebooks, read to their end: what is wrong in one is said now, not when it is used.
std::vector<rulebook> whole_rulebooks_of(const plugin_file& file) {
    plugin_host alone;
    alone.add(file.path, file.who.sha256);
    std::vector<rulebook> books;
    for (const auto& book : alone.supply().rulebooks)
        books.push_back(load_rulebook({book.id, {}, {file.path}, &alone.supply()}));
    return books;
}

command_output verify(const plugin_command_options& given, const language& in) {
    if (given.paths.empty())
        throw parse_error({"FILE"}, wording("nothing"), wording("a plugin's file"));
    const auto file = read_plugin_file(given.paths.front());
    if (!given.sha256.empty())
        require_digest(file, given.sha256);
    const auto books = whole_rulebooks_of(file);
    command_output output;
    if (given.json) {
        output.text.append(to_text(json_of(looked_at(file.path))));
        return output;
    }
    std::string text = to_string(file.who) + "\n" + file.manifest.title.at("en") + "\nsha256 " +
                       file.who.sha256 + "\n";
    for (const auto& kind : file.manifest.kinds)
        text += "\n" + kind_text(in, kind);
    if (!books.empty())
        text += "\n";
    for (const auto& book : books) {
        const auto rules = std::ranges::count(book.rules, book.id, &rule::layer);
        text += in.say(phrase("rulebook {} {}: {}", book.id, book.version,
                              in.say(plural_phrase("{} rule", "{} rules")(rules)))) +
                "\n";
    }
    output.text.append(text);
    return output;
}

} // namespace

void add_plugin(CLI::App& app, command& chosen) {
    auto* group = app.add_subcommand(
        "plugin", to_translate("List and look at plugins; their code is not run."));
    group->require_subcommand(1);
    add_notes(*group, {{{"", "cofin plugin list"}}, {}});
    const auto given = std::make_shared<plugin_command_options>();
    const auto add = [&](const std::string& name, const std::string& what, command_notes notes,
                         command_output (*act)(const plugin_command_options&, const language&)) {
        auto* sub = group->add_subcommand(name, what);
        sub->add_flag("--json", given->json, to_translate("Print JSON."));
        add_notes(*sub, std::move(notes));
        sub->callback([&chosen, given, act] {
            chosen = [given, act](const language& in) { return act(*given, in); };
        });
        return sub;
    };
    add("list", to_translate("List the plugins of this program, and those in files and folders."),
        {{{"", "cofin plugin list"},
          {to_translate("Those of a folder too:"), "cofin plugin list plugins"}},
         {{0, to_translate("all may be named")},
          {2, to_translate("a file is no plugin that could be named")},
          {3, output_failed_when}}},
        list)
        ->add_option("PATH", given->paths, to_translate("Plugins, or folders of them."))
        ->type_name("PATH");
    auto* check =
        add("verify", to_translate("Look at a plugin: what it says of itself, and its digest."),
            {{{"", "cofin plugin verify plugins/cofin-template.so"}},
             {{0, to_translate("it may be named")},
              {2, to_translate("it is refused, with the reason")},
              {3, output_failed_when}}},
            verify);
    check->add_option("FILE", given->paths, to_translate("The plugin."))
        ->expected(1)
        ->type_name("FILE");
    check->add_option("--sha256", given->sha256, to_translate("The digest that it must have."))
        ->type_name("HEX");
}

} // namespace cofin::cli
