/// What the command line says of itself. Help, man pages and completions are made of the same texts: those that each
/// subcommand gives CLI11 with its options, and its notes.
#pragma once

#include <cofin/language/language.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace cofin::cli {

/// A command line that shows what a command is for. A test runs all of them, in the order of the commands.
struct example {
    std::string shows;   ///< a sentence; may be empty where the command says it all
    std::string command; ///< as it is typed
    int exit_code = 0;
};

/// When a command ends with a code.
struct exit_meaning {
    int code;
    std::string when;
};

/// What stands on a command's page below its options.
struct command_notes {
    std::vector<example> examples;
    std::vector<exit_meaning> exits;
};

// What most commands mean by 2 and 3.
inline constexpr const char* bad_input_when =
    to_translate("bad input or usage; nothing was written");
inline constexpr const char* output_failed_when = to_translate("the output could not be written");
inline constexpr const char* ledger_failed_when = to_translate("the ledger's file failed");

void add_notes(CLI::App& of, command_notes notes);

/// An option, or an argument that has its place. What its value is says what a shell completes: FILE, PATH, DIR and RULEBOOK, or words
/// parted by `|`; everything else is for people alone.
struct documented_option {
    std::vector<std::string> names; ///< -h and --help; PATH
    std::string value;              ///< empty: a flag
    std::string text;
    bool is_repeatable = false;

    /// The words of which its value is one; none where it is not of this sort.
    [[nodiscard]] std::vector<std::string> words() const;
};

struct documented_command {
    std::string name; ///< with those above it: `cofin rulebook show`
    std::string text;
    std::string group; ///< under which heading the command above lists it
    std::vector<documented_option> arguments;
    std::vector<documented_option> options;
    std::vector<documented_command> subcommands;
    command_notes notes;

    /// The last word of its name.
    [[nodiscard]] std::string word() const { return name.substr(name.rfind(' ') + 1); }
};

/// A command with all below it, as CLI11 knows it.
documented_command documented(const CLI::App& app);

/// What --help prints, in lines of at most `width` characters where words allow. The texts are translated; names and values stay.
std::string help_text(const documented_command& of, std::size_t width,
                      const language& in = language::english());

} // namespace cofin::cli
