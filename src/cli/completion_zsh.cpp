#include "cli/completion_script.hpp"

#include <algorithm>

namespace cofin::cli {
namespace {

/// A text within single quotes where brackets and colons have a meaning.
std::string zsh_text(const std::string& text) {
    std::string made;
    for (const char c : text) {
        if (c == '\'') {
            made += "'\\''";
            continue;
        }
        if (c == '[' || c == ']' || c == ':' || c == '\\')
            made += '\\';
        made += c;
    }
    return made;
}

std::string zsh_function(const documented_command& of) {
    std::string name = "_" + of.name;
    std::ranges::replace(name, ' ', '_');
    return name;
}

std::string zsh_words(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// What completes a value, as `_arguments` calls it. A value that nobody can complete has a blank.
std::string zsh_action(const documented_option& option) {
    if (const auto words = option.words(); !words.empty())
        return "(" + zsh_words(words) + ")";
    if (option.value == "RULEBOOK")
        return "_cofin_any_rulebook";
    if (option.value == "DIR")
        return "_files -/";
    return option.value == "FILE" || option.value == "PATH" ? "_files" : " ";
}

std::string zsh_option(const documented_option& option) {
    std::string text;
    for (const auto& name : option.names) {
        text += " \\\n        '" + std::string(option.is_repeatable ? "*" : "") + name;
        if (!option.value.empty() && name.starts_with("--"))
            text += "=";
        text += "[" + zsh_text(option.text) + "]";
        if (!option.value.empty())
            text += ":" + zsh_text(option.value) + ":" + zsh_action(option);
        text += "'";
    }
    return text;
}

std::string zsh_arguments(const documented_command& of) {
    std::string text;
    for (const auto& option : of.options)
        text += zsh_option(option);
    for (std::size_t i = 0; i < of.arguments.size(); ++i) {
        const auto& argument = of.arguments[i];
        text += " \\\n        '" + (argument.is_repeatable ? "*" : std::to_string(i + 1)) + ":" +
                zsh_text(argument.names.front()) + ":" + zsh_action(argument) + "'";
    }
    return text;
}

void add_zsh_functions(const documented_command& of, std::string& text) {
    text += zsh_function(of) + "() {\n";
    if (of.subcommands.empty()) {
        text += "    _arguments" + zsh_arguments(of) + "\n}\n";
        return;
    }
    text += "    local context state state_descr line curcontext=$curcontext\n"
            "    typeset -A opt_args\n"
            "    local -a commands=(\n";
    for (const auto& sub : of.subcommands)
        text += "        '" + sub.word() + ":" + zsh_text(sub.text) + "'\n";
    text += "    )\n    _arguments -C" + zsh_arguments(of) +
            " \\\n        '1:command:->command' \\\n        '*::argument:->argument'\n"
            "    case $state in\n"
            "        command) _describe command commands ;;\n"
            "        argument)\n            case $line[1] in\n";
    for (const auto& sub : of.subcommands)
        text += "                " + sub.word() + ") " + zsh_function(sub) + " ;;\n";
    text += "            esac\n            ;;\n    esac\n}\n";
    for (const auto& sub : of.subcommands)
        add_zsh_functions(sub, text);
}

} // namespace

std::string zsh_completion(const completed_program& program) {
    std::string text = "#compdef cofin\n"
                       "# Completion of cofin for zsh, as `cofin completion zsh` prints it.\n"
                       "_cofin_any_rulebook() {\n    local -a ids=(" +
                       zsh_words(program.rulebooks) +
                       ")\n    _describe rulebook ids\n    _files -g '*.toml'\n}\n";
    add_zsh_functions(program.whole, text);
    // The file is the function when zsh loads it by its name, and a script when it is sourced.
    return text + "if [[ $funcstack[1] == _cofin ]]; then\n    _cofin \"$@\"\nelse\n    compdef "
                  "_cofin cofin\nfi\n";
}

} // namespace cofin::cli
