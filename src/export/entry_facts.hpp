/// What an entry of a journal is about, in words and as facts.
#pragma once

#include <cofin/ledger/event.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cofin {

/// `partner`: `pl`. Values are as `to_string` writes them; a name may stand several times.
struct entry_fact {
    std::string_view name;
    std::string value;
};

/// All names that `facts_of` gives, as ledger wants them declared. Each begins with a small letter; letters and '_' follow.
inline constexpr std::string_view entry_fact_names[]{
    "amount", "basis",       "category", "claim",    "clearing", "cost",
    "costs",  "document",    "erased",   "from",     "fund",     "kind",
    "month",  "occurrence",  "open_max", "original", "partner",  "planned",
    "rate",   "settled_min", "source",   "to",       "tranche",  "until"};

/// What happened and to whom, in one phrase: `declared cost PL-12 of pl`. It begins with a word of ours.
[[nodiscard]] std::string about(const ledger_event& what);

/// What the event states, amounts that are postings only and lists of costs left out: of these there is the number of costs.
/// Never names or words of natural persons: the decision behind a review is not among them.
[[nodiscard]] std::vector<entry_fact> facts_of(const booking& booked);

} // namespace cofin
