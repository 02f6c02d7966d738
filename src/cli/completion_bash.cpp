#include "cli/completion_script.hpp"

namespace cofin::cli {
namespace {

/// What walks over the words so far: it knows the command, how many arguments stand there, and the option whose value is typed.
/// bash cuts `--lang=pl` at the sign, which then is a word of its own.
constexpr const char* bash_walk = R"bash(
_cofin() {
    local cur=${COMP_WORDS[COMP_CWORD]} command=cofin option= word
    local -i i arguments=0
    for ((i = 1; i < COMP_CWORD; ++i)); do
        word=${COMP_WORDS[i]}
        if [[ $word == = ]]; then
            continue
        elif [[ -n $option ]]; then
            option=
        elif [[ $word == -* ]]; then
            [[ -n $(_cofin_values "$command $word") ]] && option=$word
        elif _cofin_is_command "$command $word"; then
            command+=" $word"
        else
            arguments+=1
        fi
    done
    [[ $cur == = ]] && cur=
    local values
    if [[ -n $option ]]; then
        values=$(_cofin_values "$command $option")
    elif [[ $cur == -* ]]; then
        values="words $(_cofin_values "$command -")"
    else
        values=$(_cofin_values "$command $((arguments + 1))")
        [[ -z $values ]] && values=$(_cofin_values "$command *")
    fi
    COMPREPLY=()
    case ${values%% *} in
        words) mapfile -t COMPREPLY < <(compgen -W "${values#words }" -- "$cur") ;;
        directories) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
        files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
        rulebooks)
            compopt -o filenames
            mapfile -t COMPREPLY < <(
                compgen -W "${values#rulebooks }" -- "$cur"
                compgen -d -- "$cur"
                compgen -f -X '!*.toml' -- "$cur"
            )
            ;;
    esac
}
complete -F _cofin cofin
)bash";

std::string bash_words(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += " " + word;
    return text;
}

/// What a value is, for the walk above. A value that nobody can complete is a value all the same.
std::string bash_values(const completed_program& program, const documented_option& option) {
    if (const auto words = option.words(); !words.empty())
        return "words" + bash_words(words);
    if (option.value == "RULEBOOK")
        return "rulebooks" + bash_words(program.rulebooks);
    if (option.value == "DIR")
        return "directories";
    return option.value == "FILE" || option.value == "PATH" ? "files" : "nothing";
}

void add_bash_values(const completed_program& program, const documented_command& of,
                     std::string& text) {
    const auto add = [&](const std::string& place, const std::string& values) {
        text += "        '" + of.name + " " + place + "') echo '" + values + "' ;;\n";
    };
    std::string options;
    for (const auto& option : of.options)
        options += bash_words(option.names);
    add("-", options.substr(1));
    for (const auto& option : of.options)
        for (const auto& name : option.names)
            if (!option.value.empty())
                add(name, bash_values(program, option));
    for (std::size_t i = 0; i < of.arguments.size(); ++i) {
        const auto& argument = of.arguments[i];
        add(argument.is_repeatable ? "*" : std::to_string(i + 1), bash_values(program, argument));
    }
    std::string subcommands;
    for (const auto& sub : of.subcommands)
        subcommands += " " + sub.word();
    if (!subcommands.empty())
        add("1", "words" + subcommands);
    for (const auto& sub : of.subcommands)
        add_bash_values(program, sub, text);
}

void add_bash_commands(const documented_command& of, std::string& text) {
    for (const auto& sub : of.subcommands) {
        text += (text.empty() ? "'" : " | '") + sub.name + "'";
        add_bash_commands(sub, text);
    }
}

} // namespace

std::string bash_completion(const completed_program& program) {
    std::string commands;
    add_bash_commands(program.whole, commands);
    std::string values;
    add_bash_values(program, program.whole, values);
    return "# Completion of cofin for bash, as `cofin completion bash` prints it.\n"
           "_cofin_is_command() {\n    case $1 in\n        " +
           commands +
           ") return 0 ;;\n    esac\n    return 1\n}\n_cofin_values() {\n    case $1 in\n" +
           values + "    esac\n}\n" + (bash_walk + 1);
}

} // namespace cofin::cli
