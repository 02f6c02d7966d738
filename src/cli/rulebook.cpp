#include "cli/rulebook.hpp"

#include "cli/json.hpp"
#include "report/rulebook_text.hpp"
#include "rulebook/canonical.hpp"
#include "rulebook/catalog.hpp"
#include "rulebook/lint.hpp"
#include "rulebook/rule_test.hpp"

#include <cofin/rules/kind.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct rulebook_options {
    std::string id_or_file;
    std::string on;
    bool json = false;
};

rulebook load(const rulebook_options& given) {
    if (given.id_or_file.empty())
        throw parse_error({"ID"}, "nothing", "a rulebook's id or .toml file");
    rulebook_request wanted{given.id_or_file, {}, {"ID"}};
    if (!given.on.empty())
        wanted.on = read_option("--on", given.on, parse_day);
    return load_rulebook(wanted);
}

/// The books that a command without an argument is about: each bundled one.
std::vector<std::string> wanted_books(const rulebook_options& given) {
    if (!given.id_or_file.empty())
        return {given.id_or_file};
    std::vector<std::string> ids;
    for (const auto& head : bundled_rulebooks())
        ids.push_back(head.id);
    return ids;
}

command_output list(const rulebook_options& given) {
    command_output output;
    const auto heads = bundled_rulebooks();
    if (!given.json) {
        output.text.append(rulebook_list_text(heads));
        return output;
    }
    json rows = json::array();
    for (const auto& head : heads)
        rows.push_back({{"id", head.id},
                        {"version", head.version},
                        {"plugin", head.plugin},
                        {"extends", head.extends},
                        {"published", to_string(head.published)},
                        {"title", head.title}});
    output.text.append(to_text(json{{"rulebooks", std::move(rows)}}));
    return output;
}

command_output show(const rulebook_options& given) {
    const auto book = load(given);
    command_output output;
    if (given.json)
        output.text.append(to_text(json{{"id", book.id},
                                        {"version", book.version},
                                        {"digest", book.digest},
                                        {"canonical", json::parse(canonical_json(book))}}));
    else
        output.text.append(rulebook_text(book));
    return output;
}

std::string counted(std::size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

command_output lint(const rulebook_options& given) {
    command_output output;
    std::string text;
    std::size_t rules = 0;
    std::size_t books = 0;
    json remarks = json::array();
    for (const auto& id : wanted_books(given)) {
        const auto book = load({id, given.on, false});
        // Layers above are linted under their own ids; a file is linted with what it adds.
        for (const auto& rule : book.rules)
            rules += rule.layer == book.id ? 1U : 0U;
        ++books;
        for (const auto& remark : lint_rulebook(book)) {
            output.exit_code = exit_findings;
            text += to_string(remark.where) + ": " + remark.rule + ": " + remark.text + "\n";
            remarks.push_back(
                {{"rule", remark.rule}, {"where", to_string(remark.where)}, {"text", remark.text}});
        }
    }
    text += counted(rules, "rule") + " in " + counted(books, "rulebook") + ", " +
            counted(remarks.size(), "remark") + "\n";
    output.text.append(given.json ? to_text(json{{"rules", rules}, {"remarks", std::move(remarks)}})
                                  : text);
    return output;
}

command_output test(const rulebook_options& given) {
    command_output output;
    std::string text;
    std::size_t run = 0;
    std::size_t failing = 0;
    json failed = json::array();
    for (const auto& id : wanted_books(given)) {
        const auto report = run_rule_tests(load({id, given.on, false}));
        run += report.run;
        failing += report.failing;
        for (const auto& failure : report.failed) {
            output.exit_code = exit_findings;
            text += to_string(failure.where) + ": " + failure.rule + ", " +
                    in_quotes(failure.name) + ": got " + failure.got + ", expected " +
                    failure.expected + "\n";
            failed.push_back({{"rule", failure.rule},
                              {"test", failure.name},
                              {"where", to_string(failure.where)},
                              {"got", failure.got},
                              {"expected", failure.expected}});
        }
    }
    text += counted(run, "test") + ", " + std::to_string(failing) + " failed\n";
    output.text.append(given.json ? to_text(json{{"run", run}, {"failed", std::move(failed)}})
                                  : text);
    return output;
}

} // namespace

void add_rulebook(CLI::App& app, command& chosen) {
    auto* group = app.add_subcommand("rulebook", "List, show, lint and test rulebooks.");
    group->require_subcommand(1);
    const auto add = [&](const std::string& name, const std::string& what,
                         const std::string& footer, command_output (*act)(const rulebook_options&),
                         bool takes_id) {
        const auto given = std::make_shared<rulebook_options>();
        auto* sub = group->add_subcommand(name, what);
        if (takes_id) {
            sub->add_option("ID", given->id_or_file, "A rulebook's id, or a .toml file.");
            sub->add_option("--on", given->on, "As published by this day, such as 2026-11-23.");
        }
        sub->add_flag("--json", given->json, "Print JSON (docs/schema/rulebook.schema.json).");
        sub->footer(footer);
        sub->callback([&chosen, given, act] { chosen = [given, act] { return act(*given); }; });
    };
    add("list", "List the rulebooks that come with the program.", "Example: cofin rulebook list",
        list, false);
    add("show", "Show a rulebook with all layers above it.",
        "Example: cofin rulebook show eu-2014-2020", show, true);
    add("lint", "Look for what a rulebook should not leave out; without an id, in all.",
        "Example: cofin rulebook lint my-call.toml\nExit code: 0 no remark; 1 remarks; 2 not a "
        "rulebook.",
        lint, true);
    add("test", "Run the tests that stand beside the rules; without an id, all.",
        "Example: cofin rulebook test\nExit code: 0 all passed; 1 some failed; 2 not a rulebook.",
        test, true);
}

} // namespace cofin::cli
