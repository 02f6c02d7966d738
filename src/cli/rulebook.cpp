#include "cli/rulebook.hpp"

#include "cli/json.hpp"
#include "cli/manual.hpp"
#include "cli/plugin_options.hpp"
#include "report/assessment_json.hpp"
#include "report/rulebook_text.hpp"
#include "rulebook/canonical.hpp"
#include "rulebook/catalog.hpp"
#include "rulebook/difference.hpp"
#include "rulebook/lint.hpp"
#include "rulebook/rule_test.hpp"

#include <cofin/rules/kind.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace cofin::cli {
namespace {

struct rulebook_options {
    std::string id_or_file;
    std::string other = {};
    std::string on = {};
    bool json = false;
    plugin_options plugins = {};
};

rulebook load(const std::string& id_or_file, const rulebook_supply& supply,
              const std::string& option = "ID") {
    if (id_or_file.empty())
        throw parse_error({option}, wording("nothing"), wording("a rulebook's id or .toml file"));
    return load_rulebook({id_or_file, {}, {option}, &supply});
}

std::optional<day> day_of(const rulebook_options& given) {
    return given.on.empty() ? std::nullopt
                            : std::optional(read_option("--on", given.on, parse_day));
}

/// The books that a command without an argument is about: those of the plugins that were named, else each bundled one.
std::vector<std::string> wanted_books(const rulebook_options& given,
                                      const rulebook_supply& supply) {
    if (!given.id_or_file.empty())
        return {given.id_or_file};
    std::vector<std::string> ids;
    for (const auto& supplied : supply.rulebooks)
        ids.push_back(supplied.id);
    if (!given.plugins.files.empty())
        return ids;
    for (const auto& head : bundled_rulebooks())
        ids.push_back(head.id);
    return ids;
}

command_output list(const rulebook_options& given, const language& in,
                    const rulebook_supply& supply) {
    command_output output;
    auto heads = bundled_rulebooks();
    for (const auto& supplied : supply.rulebooks)
        if (find_bundled_rulebook(supplied.id) == nullptr)
            heads.push_back(load(supplied.id, supply).layers.back());
    if (!given.json) {
        output.text.append(rulebook_list_text(in, heads));
        return output;
    }
    json rows = json::array();
    for (const auto& head : heads)
        rows.push_back({{"id", head.id},
                        {"version", head.version},
                        {"plugin", head.plugin.id},
                        {"extends", head.extends},
                        {"published", to_string(head.published)},
                        {"title", head.title}});
    output.text.append(to_text(json{{"rulebooks", std::move(rows)}}));
    return output;
}

command_output show(const rulebook_options& given, const language& in,
                    const rulebook_supply& supply) {
    const auto on = day_of(given);
    const auto book = load(given.id_or_file, supply);
    command_output output;
    if (given.json)
        output.text.append(to_text(json{{"id", book.id},
                                        {"version", book.version},
                                        {"digest", book.digest},
                                        {"plugins", plugins_json(book)},
                                        {"canonical", json::parse(canonical_json(book))}}));
    else
        output.text.append(rulebook_text(in, book, on));
    return output;
}

json json_of(const rule_difference& one) {
    json row{{"rule", one.rule}, {"about", to_string(one.about)}};
    row["before"] = one.before ? json(to_string(*one.before)) : json(nullptr);
    row["after"] = one.after ? json(to_string(*one.after)) : json(nullptr);
    return row;
}

std::string text_of(const language& in, const rule_difference& one) {
    if (one.about.empty())
        return in.say(one.before ? phrase("{}: only in the first: {}", one.rule,
                                          in.words(to_string(*one.before)))
                                 : phrase("{}: only in the second: {}", one.rule,
                                          in.words(to_string(*one.after)))) +
               "\n";
    const std::string nothing = in.words("(nothing)");
    const auto said = [&](const std::optional<phrase>& what) {
        return what ? in.say(*what) : nothing;
    };
    return one.rule + ": " + in.say(one.about) + ": " + said(one.before) + " -> " +
           said(one.after) + "\n";
}

command_output diff(const rulebook_options& given, const language& in,
                    const rulebook_supply& supply) {
    const auto on = day_of(given);
    const auto before = load(given.id_or_file, supply, "A");
    const auto after = load(given.other, supply, "B");
    const auto found = differences(before, after, on);
    command_output output;
    output.exit_code = found.empty() ? exit_clean : exit_findings;
    std::string text;
    json rows = json::array();
    for (const auto& one : found) {
        text += text_of(in, one);
        rows.push_back(json_of(one));
    }
    text += in.say(plural_phrase("{} difference of {} {} from {} {}",
                                 "{} differences of {} {} from {} {}")(
                static_cast<int64_t>(found.size()), after.id, after.version, before.id,
                before.version)) +
            (on ? ", " + in.say(phrase("rows in force on {}", *on)) : "") + "\n";
    output.text.append(given.json ? to_text(json{{"before", before.digest},
                                                 {"after", after.digest},
                                                 {"differences", std::move(rows)}})
                                  : text);
    return output;
}

command_output lint(const rulebook_options& given, const language& in,
                    const rulebook_supply& supply) {
    command_output output;
    std::string text;
    std::size_t rules = 0;
    std::size_t books = 0;
    json remarks = json::array();
    for (const auto& id : wanted_books(given, supply)) {
        const auto book = load(id, supply);
        // Layers above are linted under their own ids; a file is linted with what it adds.
        for (const auto& rule : book.rules)
            rules += rule.layer == book.id ? 1U : 0U;
        ++books;
        for (const auto& remark : lint_rulebook(book)) {
            output.exit_code = exit_findings;
            text +=
                to_string(remark.where) + ": " + remark.rule + ": " + in.say(remark.text) + "\n";
            remarks.push_back({{"rule", remark.rule},
                               {"where", to_string(remark.where)},
                               {"text", to_string(remark.text)}});
        }
    }
    const auto counted = [&](std::size_t count, const plural_words& words) {
        return in.say(words(static_cast<int64_t>(count)));
    };
    text += in.say(phrase("{} in {}, {}", counted(rules, plural_phrase("{} rule", "{} rules")),
                          counted(books, plural_phrase("{} rulebook", "{} rulebooks")),
                          counted(remarks.size(), plural_phrase("{} remark", "{} remarks")))) +
            "\n";
    output.text.append(given.json ? to_text(json{{"rules", rules}, {"remarks", std::move(remarks)}})
                                  : text);
    return output;
}

command_output test(const rulebook_options& given, const language& in,
                    const rulebook_supply& supply) {
    command_output output;
    std::string text;
    std::size_t run = 0;
    std::size_t failing = 0;
    json failed = json::array();
    for (const auto& id : wanted_books(given, supply)) {
        const auto report = run_rule_tests(load(id, supply));
        run += report.run;
        failing += report.failing;
        for (const auto& failure : report.failed) {
            output.exit_code = exit_findings;
            text +=
                to_string(failure.where) + ": " +
                in.say(phrase("{}, {}: got {}, expected {}", failure.rule, in_quotes(failure.name),
                              in.say(failure.got), in.say(failure.expected))) +
                "\n";
            failed.push_back({{"rule", failure.rule},
                              {"test", failure.name},
                              {"where", to_string(failure.where)},
                              {"got", to_string(failure.got)},
                              {"expected", to_string(failure.expected)}});
        }
    }
    text += in.say(plural_phrase("{} test, {} failed",
                                 "{} tests, {} failed")(static_cast<int64_t>(run), failing)) +
            "\n";
    output.text.append(given.json ? to_text(json{{"run", run}, {"failed", std::move(failed)}})
                                  : text);
    return output;
}

/// A subcommand: what it is given, and what it does.
struct rulebook_command {
    const char* name;
    const char* text;
    std::vector<std::string> books; ///< its arguments
    bool is_dated;
    command_output (*act)(const rulebook_options&, const language&, const rulebook_supply&);
    command_notes notes;
};

std::vector<rulebook_command> rulebook_commands() {
    const std::vector<exit_meaning> printed{
        {0, to_translate("it was printed")}, {2, bad_input_when}, {3, output_failed_when}};
    const auto compared = [](const char* nothing, const char* something) {
        return std::vector<exit_meaning>{
            {0, nothing}, {1, something}, {2, bad_input_when}, {3, output_failed_when}};
    };
    return {
        {"list",
         to_translate("List the rulebooks of the program and of plugins."),
         {},
         false,
         list,
         {{{"", "cofin rulebook list"}}, printed}},
        {"show",
         to_translate("Show a rulebook with all layers above it."),
         {"ID"},
         true,
         show,
         {{{to_translate("What was in force on a day:"),
            "cofin rulebook show eu-2014-2020 --on 2018-01-01"}},
          printed}},
        {"diff",
         to_translate(
             "Show what a rulebook says differently from another, law and all layers included."),
         {"A", "B"},
         true,
         diff,
         {{{"",
            "cofin rulebook diff cz-pl-2014-2020.microprojects.silesia "
            "cz-pl-2014-2020.microprojects.praded",
            1}},
          compared(to_translate("they say the same"), to_translate("they differ"))}},
        {"lint",
         to_translate("Look for what a rulebook should not leave out; without an id, in all."),
         {"ID"},
         false,
         lint,
         {{{"", "cofin rulebook lint examples/new-call/riverbank.toml"}},
          compared(to_translate("no remark"), to_translate("remarks"))}},
        {"test",
         to_translate("Run the tests that stand beside the rules; without an id, all."),
         {"ID"},
         false,
         test,
         {{{"", "cofin rulebook test"}},
          compared(to_translate("all passed"), to_translate("some failed"))}},
    };
}

} // namespace

void add_rulebook(CLI::App& app, command& chosen) {
    auto* group = app.add_subcommand("rulebook", "List, show, compare, lint and test rulebooks.");
    group->require_subcommand(1);
    add_notes(*group, {{{"", "cofin rulebook list"}}, {}});
    for (const auto& made : rulebook_commands()) {
        const auto given = std::make_shared<rulebook_options>();
        auto* sub = group->add_subcommand(made.name, made.text);
        if (!made.books.empty())
            sub->add_option(made.books[0], given->id_or_file, "A rulebook's id, or a .toml file.")
                ->type_name("RULEBOOK");
        if (made.books.size() > 1)
            sub->add_option(made.books[1], given->other, "The rulebook that it is compared with.")
                ->type_name("RULEBOOK");
        if (made.is_dated)
            sub->add_option("--on", given->on, "Only the rows in force on this day.")
                ->type_name("DATE");
        sub->add_flag("--json", given->json, "Print JSON.");
        add_plugin_options(*sub, given->plugins);
        add_notes(*sub, made.notes);
        sub->callback([&chosen, given, act = made.act] {
            chosen = [given, act](const language& in) {
                return with_plugins(given->plugins, in,
                                    [&](const auto& supply) { return act(*given, in, supply); });
            };
        });
    }
}

} // namespace cofin::cli
