/// The shape that all subcommands share; main.cpp says how to add one.
#pragma once

#include "cli/spool.hpp"

#include <cofin/error.hpp>
#include <cofin/language/language.hpp>

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace cofin::cli {

inline constexpr int exit_clean = 0;     ///< nothing cut, asked or undetermined
inline constexpr int exit_findings = 1;  ///< something is
inline constexpr int exit_bad_input = 2; ///< bad input or usage
inline constexpr int exit_failed = 3;    ///< the store, the output or the program itself failed

/// A file that a subcommand makes, in place of one that has its name.
struct output_file {
    std::string path;
    spool text;
};

/// What a subcommand says on standard output, once it has read everything cleanly.
struct command_output {
    spool text;
    int exit_code = exit_clean;
    std::string warning = {};            ///< for standard error, in lines
    std::vector<output_file> files = {}; ///< written before anything is said
    std::vector<std::string> inputs =
        {}; ///< files that were read: none of `files` takes the place of one
};

/// A subcommand with its options read; it speaks to people in the language that it is given.
///
/// It throws what is wrong and prints nothing: `cofin::error` and `std::overflow_error` are bad input, anything else is a
/// failure.
using command = std::function<command_output(const language& in)>;

/// Adds a subcommand to the command line; when it is the one called, puts what it does into `chosen`.
using add_command = void (*)(CLI::App& app, command& chosen);

/// Subcommands that --help lists under one heading.
struct command_group {
    const char* heading;
    std::vector<add_command> commands;
};

/// Adds all commands to the root of the command line, with what --help says of the whole. `language_code` takes the language that
/// is asked for.
void add_commands(CLI::App& app, std::span<const command_group> groups, command& chosen,
                  std::string& language_code);

/// The command line as a whole: reads the arguments, runs the command, writes its output or its errors, returns the
/// exit code. Throws nothing.
int run_command_line(std::span<const command_group> groups, int argc,
                     const char* const* argv) noexcept;

/// Reads the value of an option by `parse(text)`; a `parse_error` of it gets the option as its place:
/// `--source:6: found "0.85", expected a rate ...`. `column` is where `text` begins in the value, counted from 1.
template <class Parse>
auto read_option(std::string_view option, std::string_view text, Parse&& parse,
                 std::size_t column = 1);

/// The position of `word` in the names of an enumeration; throws `parse_error` naming the nearest.
std::size_t choice_of(std::string_view word, std::span<const std::string_view> names);

/// Throws `parse_error` where one of `others` was given too.
void require_without(const CLI::App& app, std::string_view option,
                     std::initializer_list<std::string_view> others);

// --- definitions ---

template <class Parse>
auto read_option(std::string_view option, std::string_view text, Parse&& parse,
                 std::size_t column) {
    try {
        return parse(text);
    } catch (const parse_error& problem) {
        const parse_error placed = problem.located({std::string(option), 0, column});
        if (placed.where().column > 1)
            throw parse_error(placed);
        throw parse_error({std::string(option)}, problem.found(), problem.expected(),
                          problem.nearest());
    }
}

} // namespace cofin::cli
