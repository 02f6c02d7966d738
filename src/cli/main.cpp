// The command `cofin`: the list of its subcommands.
//
// To add a subcommand, say `check`:
//
// 1. `check.hpp` declares `void add_check(CLI::App& app, command& chosen);` and nothing of CLI11 but its name.
// 2. `check.cpp` keeps what the options say in a struct behind a shared_ptr and tells CLI11 about them:
//
//        void add_check(CLI::App& app, command& chosen) {
//            const auto given = std::make_shared<check_options>();
//            auto* sub = app.add_subcommand("check", "One sentence.");
//            sub->add_option("PATH", given->path, "...");
//            sub->add_flag("--json", given->json, "...");
//            sub->callback([&chosen, given] { chosen = [given](const language& in) { return check(*given, in); }; });
//        }
//
//    `command_output check(const check_options&)` reads everything first, throws what is wrong (see command.hpp for what
//    becomes of which exception) and returns the text and the exit code. It never prints: that is how output appears only
//    after a clean read. Text that may be long goes through `output.text.append(...)`, which keeps memory bounded.
// 3. Its name joins the list below, in the order that --help shows.
//
// Values of options are read by `read_option("--on", text, parse_day)`, so that an error names the option. Do not use
// CLI11's ->required() and ->check(): whether something is missing is said in `check`, in the same words as all errors:
// found, expected. Options that may be repeated need `->allow_extra_args(false)`, or they swallow the words after them.
// JSON: json.hpp. Aligned columns: report/table.hpp. Transcripts: tests/cases/check/*.case.

#include "cli/assess.hpp"
#include "cli/certify.hpp"
#include "cli/check.hpp"
#include "cli/checkpoint.hpp"
#include "cli/claim.hpp"
#include "cli/close.hpp"
#include "cli/command.hpp"
#include "cli/correct.hpp"
#include "cli/erase.hpp"
#include "cli/explain.hpp"
#include "cli/export.hpp"
#include "cli/import.hpp"
#include "cli/journal.hpp"
#include "cli/judge.hpp"
#include "cli/new.hpp"
#include "cli/pay.hpp"
#include "cli/plugin.hpp"
#include "cli/record.hpp"
#include "cli/recover.hpp"
#include "cli/rulebook.hpp"
#include "cli/split.hpp"
#include "cli/statement.hpp"
#include "cli/verify.hpp"

#include <array>

int main(int argc, char** argv) {
    namespace cli = cofin::cli;
    constexpr std::array commands{
        &cli::add_check,      &cli::add_explain,   &cli::add_rulebook, &cli::add_plugin,
        &cli::add_new,        &cli::add_import,    &cli::add_split,    &cli::add_record,
        &cli::add_claim,      &cli::add_assess,    &cli::add_judge,    &cli::add_certify,
        &cli::add_pay,        &cli::add_correct,   &cli::add_recover,  &cli::add_close,
        &cli::add_erase,      &cli::add_statement, &cli::add_journal,  &cli::add_verify,
        &cli::add_checkpoint, &cli::add_export};
    return cofin::cli::run_command_line(commands, argc, argv);
}
