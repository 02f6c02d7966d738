#include "cli/command_groups.hpp"

#include "cli/assess.hpp"
#include "cli/certify.hpp"
#include "cli/check.hpp"
#include "cli/checkpoint.hpp"
#include "cli/claim.hpp"
#include "cli/close.hpp"
#include "cli/completion.hpp"
#include "cli/correct.hpp"
#include "cli/erase.hpp"
#include "cli/explain.hpp"
#include "cli/export.hpp"
#include "cli/import.hpp"
#include "cli/journal.hpp"
#include "cli/judge.hpp"
#include "cli/manual_command.hpp"
#include "cli/new.hpp"
#include "cli/pay.hpp"
#include "cli/plugin.hpp"
#include "cli/rates.hpp"
#include "cli/record.hpp"
#include "cli/recover.hpp"
#include "cli/rulebook.hpp"
#include "cli/split.hpp"
#include "cli/statement.hpp"
#include "cli/verify.hpp"

#include <cofin/language/language.hpp>

namespace cofin::cli {

std::span<const command_group> command_groups() {
    static const std::vector<command_group> groups{
        {to_translate("Projects"),
         {add_check, add_explain, add_new, add_import, add_rates, add_split, add_export}},
        {to_translate("Rules"), {add_rulebook, add_plugin}},
        {to_translate("Ledger"),
         {add_record, add_claim, add_assess, add_judge, add_certify, add_pay, add_correct,
          add_recover, add_close, add_erase, add_statement, add_journal, add_verify,
          add_checkpoint}},
        {to_translate("This program"), {add_completion, add_manual}},
    };
    return groups;
}

} // namespace cofin::cli
