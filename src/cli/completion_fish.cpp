#include "cli/completion_script.hpp"

namespace cofin::cli {
namespace {

/// Walks over the words so far; the answer is a command's name and how many arguments stand behind it.
constexpr const char* fish_walk = R"fish(
function __cofin_place
    set -l command cofin
    set -l arguments 0
    set -l option ''
    for word in (commandline -opc)[2..-1]
        if test -n "$option"
            set option ''
        else if string match -q -- '-*' $word
            if contains -- "$command $word" $__cofin_valued
                set option $word
            end
        else if contains -- "$command $word" $__cofin_commands
            set command "$command $word"
        else
            set arguments (math $arguments + 1)
        end
    end
    echo "$command"
    echo (math $arguments + 1)
end
function __cofin_at
    set -l place (__cofin_place)
    test "$place[1]" = "$argv[1]"
    and begin
        test (count $argv) -eq 1
        or test "$place[2]" = "$argv[2]"
    end
end
)fish";

std::string fish_quoted(const std::string& text) {
    std::string made = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            made += '\\';
        made += c;
    }
    return made + "'";
}

std::string fish_words(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// What completes a value. fish asks for files by -F, and for words by -a.
std::string fish_values(const completed_program& program, const documented_option& option) {
    if (const auto words = option.words(); !words.empty())
        return " -f -a " + fish_quoted(fish_words(words));
    if (option.value == "RULEBOOK")
        return " -F -a " + fish_quoted(fish_words(program.rulebooks));
    if (option.value == "DIR")
        return " -f -a '(__fish_complete_directories (commandline -ct))'";
    return option.value == "FILE" || option.value == "PATH" ? " -F" : " -f";
}

void add_fish_option(const completed_program& program, const documented_command& of,
                     const documented_option& option, std::string& text) {
    text += "complete -c cofin -n " + fish_quoted("__cofin_at " + fish_quoted(of.name));
    for (const auto& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.value.empty())
        text += " -r" + fish_values(program, option);
    text += " -d " + fish_quoted(option.text) + "\n";
}

void add_fish_command(const completed_program& program, const documented_command& of,
                      std::string& text) {
    for (const auto& option : of.options)
        add_fish_option(program, of, option, text);
    for (const auto& sub : of.subcommands)
        text += "complete -c cofin -n " + fish_quoted("__cofin_at " + fish_quoted(of.name) + " 1") +
                " -f -a " + sub.word() + " -d " + fish_quoted(sub.text) + "\n";
    for (std::size_t i = 0; i < of.arguments.size(); ++i) {
        const auto& argument = of.arguments[i];
        const std::string place = argument.is_repeatable ? "" : " " + std::to_string(i + 1);
        text += "complete -c cofin -n " +
                fish_quoted("__cofin_at " + fish_quoted(of.name) + place) +
                fish_values(program, argument) + "\n";
    }
    for (const auto& sub : of.subcommands)
        add_fish_command(program, sub, text);
}

/// The names of all commands, and their options that have a value.
void add_fish_names(const documented_command& of, std::string& commands, std::string& valued) {
    for (const auto& option : of.options)
        if (!option.value.empty())
            for (const auto& name : option.names)
                valued += " " + fish_quoted(of.name + " " + name);
    for (const auto& sub : of.subcommands) {
        commands += " " + fish_quoted(sub.name);
        add_fish_names(sub, commands, valued);
    }
}

} // namespace

std::string fish_completion(const completed_program& program) {
    std::string commands;
    std::string valued;
    add_fish_names(program.whole, commands, valued);
    std::string text = "# Completion of cofin for fish, as `cofin completion fish` prints it.\n"
                       "set -g __cofin_commands" +
                       commands + "\nset -g __cofin_valued" + valued + fish_walk +
                       "complete -c cofin -f\n";
    add_fish_command(program, program.whole, text);
    return text;
}

} // namespace cofin::cli
