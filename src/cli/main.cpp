// The command `cofin`.
//
// To add a subcommand, say `check`:
//
// 1. `check.hpp` declares `void add_check(CLI::App& app, command& chosen);` and nothing of CLI11 but its name.
// 2. `check.cpp` keeps what the options say in a struct behind a shared_ptr and tells CLI11 about them:
//
//        void add_check(CLI::App& app, command& chosen) {
//            const auto given = std::make_shared<check_options>();
//            auto* sub = app.add_subcommand("check", "One sentence.");
//            sub->add_option("PATH", given->path, "...")->type_name("PATH");
//            sub->add_flag("--json", given->json, "...");
//            sub->callback([&chosen, given] { chosen = [given](const language& in) { return check(*given, in); }; });
//        }
//
//    `command_output check(const check_options&)` reads everything first, throws what is wrong (see command.hpp for what
//    becomes of which exception) and returns the text and the exit code. It never prints: that is how output appears only
//    after a clean read. Text that may be long goes through `output.text.append(...)`, which keeps memory bounded.
// 3. `add_notes(*sub, ...)` gives its page examples, which a test runs, and the meanings of its exit codes (manual.hpp).
// 4. Its name joins a group in command_groups.cpp, in the order that --help shows.
//
// Values of options are read by `read_option("--on", text, parse_day)`, so that an error names the option. Do not use
// CLI11's ->required() and ->check(): whether something is missing is said in `check`, in the same words as all errors:
// found, expected. Options that may be repeated need `->allow_extra_args(false)`, or they swallow the words after them.
// JSON: json.hpp. Aligned columns: report/table.hpp. Transcripts: tests/cases/check/*.case.

#include "cli/command.hpp"
#include "cli/command_groups.hpp"

int main(int argc, char** argv) {
    return cofin::cli::run_command_line(cofin::cli::command_groups(), argc, argv);
}
