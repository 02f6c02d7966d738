#include "cli/command.hpp"

#include "cli/language_option.hpp"
#include "cli/manual.hpp"
#include "cli/terminal.hpp"
#include "process/helper_process.hpp"
#include "report/plain_text.hpp"
#include "report/table.hpp"
#include "rulebook/system_words.hpp"
#include "store/new_file.hpp"

#include <cofin/language/language.hpp>
#include <cofin/spelling.hpp>
#include <cofin/store/store.hpp>
#include <cofin/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <filesystem>
#include <fstream>
#include <new>
#include <stdexcept>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace cofin::cli {
namespace {

/// A descriptor that the caller closed would be given to the next file opened, and output would end up in it.
void occupy_standard_descriptors() noexcept {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(descriptor, F_GETFD) < 0)
            ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int complain(const std::string& message, int exit_code) noexcept {
    try {
        spool(plain_lines(message) + "\n").write_to(STDERR_FILENO);
    } catch (...) {
        // Nobody reads standard error: the exit code still says it.
    }
    return exit_code;
}

/// `cofin`, or `cofin rulebook show` once the subcommand is known.
std::string name_of(const CLI::App& app) {
    const auto called = app.get_subcommands();
    return called.empty() ? app.get_name() : app.get_name() + " " + name_of(*called.front());
}

/// The subcommand called last.
const CLI::App& innermost(const CLI::App& app) {
    const auto called = app.get_subcommands();
    return called.empty() ? app : innermost(*called.front());
}

std::vector<std::string> commands_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(sub->get_name());
    return names;
}

std::vector<std::string> options_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options())
        for (const auto& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Words that nothing takes; CLI11 itself has no "did you mean".
parse_error unknown_word(const CLI::App& app, const std::string& word) {
    const CLI::App& called = innermost(app);
    const std::string name = name_of(app);
    const auto known_options = options_of(called);
    const std::string option = word.substr(0, word.find('='));
    const bool is_option = word.starts_with('-') && word.size() > 1;
    if (is_option && std::ranges::find(known_options, option) == known_options.end())
        return {{name},
                wording("option {}", in_quotes(option)),
                wording("an option that {} --help lists", name),
                nearest_word(option, known_options)};
    const auto known = commands_of(called);
    if (known.empty())
        return {
            {name}, in_quotes(word), wording("nothing more; {} --help lists what there is", name)};
    return {{name},
            wording("command {}", in_quotes(word)),
            listed(known),
            word == "help" ? "--help" : nearest_word(word, known)};
}

parse_error usage_error(const CLI::App& app, const CLI::ParseError& problem) {
    for (const auto& word : app.remaining(true))
        if (word != "--")
            return unknown_word(app, word);
    const std::string name = name_of(app);
    if (const auto commands = commands_of(innermost(app)); !commands.empty())
        return {{name}, wording("no command"), wording("{} or --help", listed(commands))};
    const std::string what = problem.what();
    const std::string option = what.substr(0, what.find(':'));
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem) != nullptr && option != what) {
        const bool missing = what.find("missing") != std::string::npos;
        return missing
                   ? parse_error({name}, wording("{} without a value", option), wording("a value"))
                   : parse_error({name}, wording("{} more than once", option), wording("it once"));
    }
    constexpr std::string_view unread = "Could not convert: ";
    if (const auto value = what.find(" = "); what.starts_with(unread) && value != what.npos)
        return {{what.substr(unread.size(), value - unread.size())},
                in_quotes(what.substr(value + 3)),
                wording("a whole number")};
    return {{name}, in_quotes(what), wording("what {} --help says", name)};
}

/// What the input is not to blame for.
bool is_failure_of_ours(const std::exception& failure) {
    return dynamic_cast<const store_error*>(&failure) != nullptr ||
           dynamic_cast<const output_error*>(&failure) != nullptr ||
           dynamic_cast<const helper_missing*>(&failure) != nullptr;
}

int exit_code_of(const std::exception& failure) {
    if (is_failure_of_ours(failure))
        return exit_failed;
    const bool bad_input = dynamic_cast<const error*>(&failure) != nullptr ||
                           dynamic_cast<const std::overflow_error*>(&failure) != nullptr;
    return bad_input ? exit_bad_input : exit_failed;
}

/// `file: reason`, with the reason in words.
wording message_of(const std::system_error& failure) {
    const auto why = system_words(failure.code().value());
    if (const auto* of_file = dynamic_cast<const std::filesystem::filesystem_error*>(&failure))
        return wording("{}: {}", of_file->path1().string(), why);
    const std::string what = failure.what();
    const auto reason = what.rfind(": " + failure.code().message());
    return reason == std::string::npos ? wording(what)
                                       : wording("{}: {}", what.substr(0, reason), why);
}

wording message_of(const CLI::App& app, const std::exception& failure) {
    const std::string name = name_of(app);
    if (const auto* known = dynamic_cast<const error*>(&failure)) {
        const bool placed = dynamic_cast<const output_error*>(&failure) == nullptr &&
                            dynamic_cast<const helper_missing*>(&failure) == nullptr;
        return placed ? known->message() : wording("{}: {}", name, known->message());
    }
    if (dynamic_cast<const std::overflow_error*>(&failure) != nullptr)
        return wording("{}: found an amount or a rate beyond 64 bits, expected smaller numbers",
                       name);
    if (const auto* refused = dynamic_cast<const std::system_error*>(&failure))
        return wording("{}: failed: {}", name, message_of(*refused));
    if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr)
        return wording("{}: out of memory", name);
    return wording("{}: failed unexpectedly: {}", name, std::string(failure.what()));
}

/// The same for every name of one file, whether or not it is there yet.
std::filesystem::path one_name_of(const std::string& file) {
    std::error_code problem;
    auto name = std::filesystem::weakly_canonical(file, problem);
    return problem ? std::filesystem::absolute(file).lexically_normal() : name;
}

bool is_same_file(const std::string& one, const std::string& other) {
    std::error_code missing;
    if (std::filesystem::exists(one, missing) || std::filesystem::exists(other, missing))
        return std::filesystem::equivalent(one, other, missing);
    return one_name_of(one) == one_name_of(other);
}

/// Whether a ledger, or another database, stands there.
bool is_database(const std::string& file) {
    constexpr std::string_view first_bytes("SQLite format 3\0", 16);
    std::array<char, first_bytes.size()> read{};
    std::error_code missing;
    if (!std::filesystem::is_regular_file(file, missing))
        return false;
    std::ifstream in(file, std::ios::binary);
    return in.read(read.data(), read.size()) &&
           std::string_view(read.data(), read.size()) == first_bytes;
}

/// An earlier report may be replaced; what the command read, or what no report can have been, may not.
void require_replaceable(const command_output& output) {
    for (const auto& file : output.files) {
        const wording expected("the name of a new file or of one to replace");
        const auto is_this = [&](const std::string& other) {
            return is_same_file(file.path, other);
        };
        if (std::ranges::any_of(output.inputs, is_this))
            throw parse_error({file.path}, wording("a file that this command reads"), expected);
        if (is_database(file.path))
            throw parse_error({file.path}, wording("a ledger or another database"), expected);
        if (std::ranges::count_if(output.files, is_this, &output_file::path) > 1)
            throw parse_error({file.path}, wording("two files of that name to be written"),
                              wording("a name for each"));
    }
}

/// What a link leads to is replaced, not the link; a device is nothing to put a report in place of.
void write(output_file& file) {
    const auto before = std::filesystem::status(file.path);
    if (std::filesystem::exists(before) && !std::filesystem::is_regular_file(before))
        throw parse_error({file.path}, wording("no regular file"),
                          wording("the name of a new file or of one to replace"));
    new_file written(std::filesystem::exists(before)
                         ? std::filesystem::canonical(file.path).string()
                         : file.path);
    file.text.write_to(written.descriptor());
    written.replace();
}

int run(CLI::App& app, const command& chosen, const language& in, const std::string& language_code,
        int argc, const char* const* argv) {
    command_output output;
    try {
        app.parse(argc, argv);
        output = chosen(language_code.empty() ? in : language::named(language_code));
    } catch (const CLI::CallForHelp&) {
        output.text = help_text(documented(innermost(app)), line_width, in);
    } catch (const CLI::CallForVersion& version) {
        output.text = std::string(version.what()) + "\n";
    } catch (const CLI::ParseError& problem) {
        throw usage_error(app, problem);
    }
    require_replaceable(output);
    for (auto& file : output.files)
        write(file);
    output.text.write_to(STDOUT_FILENO);
    if (!output.warning.empty())
        spool(plain_lines(output.warning)).write_to(STDERR_FILENO);
    return output.exit_code;
}

/// Every command that has no commands of its own speaks the language that is asked for.
void add_language_option_to_all(CLI::App& app, std::string& code) {
    const auto subs = app.get_subcommands([](const CLI::App*) { return true; });
    for (auto* sub : subs)
        add_language_option_to_all(*sub, code);
    if (subs.empty())
        add_language_option(app, code);
}

} // namespace

void add_commands(CLI::App& app, std::span<const command_group> groups, command& chosen,
                  std::string& language_code) {
    app.set_help_flag("-h,--help", to_translate("Show this page."));
    app.set_version_flag("--version", "cofin " + std::string(version),
                         to_translate("Show the version."));
    app.require_subcommand(1);
    add_notes(app, {{{"", "cofin check examples/urady-bez-hranic"}},
                    {{0, to_translate("nothing was cut, asked or left undetermined")},
                     {1, to_translate("something was")},
                     {2, bad_input_when},
                     {3, to_translate("the ledger, the output or the program itself failed")}}});
    for (const auto& group : groups)
        for (const auto add : group.commands) {
            add(app, chosen);
            app.get_subcommands([](const CLI::App*) { return true; }).back()->group(group.heading);
        }
    add_language_option_to_all(app, language_code);
}

int run_command_line(std::span<const command_group> groups, int argc,
                     const char* const* argv) noexcept {
    occupy_standard_descriptors();
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away is a failed write, and said as such
    try {
        CLI::App app(to_translate("Who pays what, to the cent, and by which article."), "cofin");
        fit_texts_to_terminal();
        command chosen;
        std::string language_code;
        add_commands(app, groups, chosen, language_code);
        const auto& in = language_in({argv, static_cast<std::size_t>(argc)});
        try {
            return run(app, chosen, in, language_code, argc, argv);
        } catch (const std::exception& failure) {
            return complain(in.say(message_of(app, failure)), exit_code_of(failure));
        }
    } catch (const std::exception& failure) {
        return complain(std::string("cofin: failed unexpectedly: ") + failure.what(), exit_failed);
    } catch (...) {
        return complain("cofin: failed unexpectedly", exit_failed);
    }
}

std::size_t choice_of(std::string_view word, std::span<const std::string_view> names) {
    const auto found = std::ranges::find(names, word);
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    std::string expected;
    for (const auto name : names)
        expected += (expected.empty() ? "" : ", ") + std::string(name);
    throw parse_error({{}, 0, 1}, in_quotes(word), expected, nearest_word(word, names));
}

void require_without(const CLI::App& app, std::string_view option,
                     std::initializer_list<std::string_view> others) {
    for (const auto other : others)
        if (app.count(std::string(other)) > 0)
            throw parse_error(
                {"cofin " + app.get_name()},
                wording("{} together with {}", std::string(option), std::string(other)),
                wording("one of them"));
}

} // namespace cofin::cli
