#include "cli/completion.hpp"

#include "cli/completion_script.hpp"
#include "cli/manual.hpp"
#include "rulebook/catalog.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdint>
#include <memory>

namespace cofin::cli {
namespace {

constexpr std::array<std::string_view, 3> shell_names{"bash", "zsh", "fish"};

const CLI::App& outermost(const CLI::App& app) {
    return app.get_parent() == nullptr ? app : outermost(*app.get_parent());
}

command_output print_completion(const CLI::App& app, const std::string& shell) {
    if (shell.empty())
        throw parse_error({"SHELL"}, wording("nothing"), wording("bash, zsh or fish"));
    const auto which =
        read_option("SHELL", shell, [](auto name) { return choice_of(name, shell_names); });
    completed_program program{documented(outermost(app)), {}};
    for (const auto& head : bundled_rulebooks())
        program.rulebooks.push_back(head.id);
    constexpr std::array scripts{bash_completion, zsh_completion, fish_completion};
    command_output output;
    output.text.append(scripts[which](program));
    return output;
}

} // namespace

void add_completion(CLI::App& app, command& chosen) {
    const auto shell = std::make_shared<std::string>();
    auto* sub = app.add_subcommand(
        "completion", "Print what makes a shell complete the commands and options of cofin.");
    sub->add_option("SHELL", *shell, "bash, zsh or fish.")->type_name("bash|zsh|fish");
    add_notes(
        *sub,
        {{{to_translate("For this bash: source <(cofin completion bash)"), "cofin completion bash"},
          {to_translate("For zsh, into a file _cofin in a folder of $fpath:"),
           "cofin completion zsh"},
          {to_translate("For fish, into ~/.config/fish/completions/cofin.fish:"),
           "cofin completion fish"}},
         {{0, to_translate("it was printed")}, {2, bad_input_when}, {3, output_failed_when}}});
    sub->callback([&chosen, shell, sub] {
        chosen = [shell, sub](const language& /*in*/) { return print_completion(*sub, *shell); };
    });
}

} // namespace cofin::cli
