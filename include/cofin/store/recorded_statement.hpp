/// Reading how a project of a ledger stands.
///
///     cofin::ledger_store ledger("project.cofin", cofin::ledger_store::access::reading);
///     const auto made = cofin::statement_after(ledger, ledger.heads().at(0));
///
/// Link `cofin::store`.
#pragma once

#include <cofin/report/statement.hpp>
#include <cofin/rules/rulebook_supply.hpp>
#include <cofin/store/store.hpp>

#include <cstddef>

namespace cofin {
inline namespace v0 {

/// The statement of a project after the entry of that number, which `ledger_store::last_by` finds for a day.
///
/// Everything is read from what the ledger recorded, the rulebook too; its kinds of foreign plugins come from `supply`.
/// Throws `ledger_error` for an entry that the journal has not, `parse_error` where nobody provides a kind that the stored
/// rulebook names, `store_error` where the file cannot be read. As thread-safe as the ledger: one object, one thread.
[[nodiscard]] statement statement_after(ledger_store& ledger, const ledger_head& of,
                                        std::size_t entry, const rulebook_supply& supply = {});

/// The same after the last entry.
[[nodiscard]] statement statement_after(ledger_store& ledger, const ledger_head& of,
                                        const rulebook_supply& supply = {});

} // namespace v0
} // namespace cofin
