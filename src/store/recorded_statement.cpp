#include "rulebook/stored_rulebook.hpp"
#include "store/recorded_standing.hpp"

#include <cofin/rules/assess.hpp>
#include <cofin/store/recorded_statement.hpp>

#include <optional>
#include <string>

namespace cofin {
namespace {

/// What rules about time say needs the agreement only, no cost.
std::vector<deadline_note> deadlines_of(const recorded_standing& read, const rulebook& book) {
    declaration nothing;
    nothing.claims = read.terms.claims;
    nothing.decisions = read.terms.decisions;
    nothing.lists = read.terms.lists;
    return deadline_notes(book,
                          assess(book, read.terms.agreed, nothing, read.terms.agreed.project));
}

} // namespace

statement v0::statement_after(ledger_store& ledger, const ledger_head& of, std::size_t entry,
                              const rulebook_supply& supply) {
    const auto read = standing_after(ledger, of.project, entry);
    statement made{.project = of.project,
                   .title = read.terms.agreed.title,
                   .rulebook = {},
                   .digest = read.terms.rulebook,
                   .entry = read.entry,
                   .entries = read.entries,
                   .booked_on = read.booked_on,
                   .head = to_string(read.entry > 0 ? read.hash : of.head),
                   .figures = read.figures()};
    made.budget = budget_uses(read.terms.agreed, made.figures);
    std::optional<std::string> json;
    ledger.look([&](ledger_view& in) { json = in.rulebook(read.terms.rulebook); });
    if (json) {
        const auto book = read_stored_rulebook(*json, &supply);
        made.rulebook = book.id + " " + book.version;
        made.deadlines = deadlines_of(read, book);
    }
    return made;
}

statement v0::statement_after(ledger_store& ledger, const ledger_head& of,
                              const rulebook_supply& supply) {
    return statement_after(ledger, of, of.entries, supply);
}

} // namespace cofin
