#include "cli/manual_command.hpp"

#include "cli/man_page.hpp"

#include <cofin/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace cofin::cli {
namespace {

struct manual_options {
    std::vector<std::string> words;
    std::string folder;
};

/// The pages that a reader of this one may look for: of the commands below it and of the one above it.
std::vector<std::string> pages_around(const documented_command& of, const std::string& above) {
    std::vector<std::string> pages;
    if (!above.empty())
        pages.push_back(above);
    for (const auto& sub : of.subcommands)
        pages.push_back(man_page_name(sub));
    std::ranges::sort(pages);
    return pages;
}

struct found_command {
    const documented_command* command;
    std::string above; ///< the page of the command above it
};

found_command command_called(const documented_command& whole,
                             const std::vector<std::string>& words) {
    found_command at{&whole, {}};
    for (const auto& word : words) {
        const auto& below = at.command->subcommands;
        const auto next = std::ranges::find(below, word, &documented_command::word);
        if (next == below.end()) {
            std::vector<std::string> known;
            for (const auto& sub : below)
                known.push_back(sub.word());
            throw parse_error({"COMMAND"}, in_quotes(word),
                              known.empty()
                                  ? wording("nothing more")
                                  : wording("a command that {} --help lists", at.command->name),
                              nearest_word(word, known));
        }
        at = {&*next, man_page_name(*at.command)};
    }
    return at;
}

void add_pages(const documented_command& of, const std::string& above, const std::string& folder,
               command_output& output) {
    const auto file =
        (std::filesystem::path(folder) / (man_page_name(of) + ".1")).lexically_normal();
    output.files.push_back({file.string(), man_page(of, pages_around(of, above))});
    for (const auto& sub : of.subcommands)
        add_pages(sub, man_page_name(of), folder, output);
}

command_output print_manual(const CLI::App& app, const manual_options& given, const language& in) {
    const auto whole = documented(app);
    const auto found = command_called(whole, given.words);
    command_output output;
    if (given.folder.empty()) {
        output.text.append(man_page(*found.command, pages_around(*found.command, found.above)));
        return output;
    }
    if (!std::filesystem::is_directory(given.folder))
        throw parse_error({"--out"}, in_quotes(given.folder), wording("a folder that exists"));
    add_pages(*found.command, found.above, given.folder, output);
    output.text.append(in.say(plural_phrase("wrote {} page into {}", "wrote {} pages into {}")(
                           static_cast<int64_t>(output.files.size()), given.folder)) +
                       "\n");
    return output;
}

} // namespace

void add_manual(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<manual_options>();
    auto* sub = app.add_subcommand(
        "manual", "Print the manual page of a command, for man -l; of cofin without one.");
    sub->add_option("COMMAND", given->words, "The command, such as rulebook show.");
    sub->add_option("--out", given->folder,
                    "Write the page and those of all commands below it into this folder.")
        ->type_name("DIR");
    add_notes(
        *sub,
        {{{to_translate("To read it: cofin manual check | man -l -"), "cofin manual check"},
          {to_translate("All pages:"), "cofin manual --out ."}},
         {{0, to_translate("it was printed")}, {2, bad_input_when}, {3, output_failed_when}}});
    sub->callback([&chosen, &app, given] {
        chosen = [&app, given](const language& in) { return print_manual(app, *given, in); };
    });
}

} // namespace cofin::cli
