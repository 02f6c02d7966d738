#include "cli/erase.hpp"

#include "cli/ledger_options.hpp"
#include "cli/manual.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct erase_options {
    ledger_options ledger;
    std::vector<std::string> costs;
    std::vector<std::size_t> entries;
};

/// The entries that declared a cost.
void add_entries_of(ledger_change& now, const std::string& project, cost_number cost,
                    std::vector<std::size_t>& entries) {
    const auto& books = now.books_of(project);
    const auto& key = books.costs().find(cost)->key;
    const std::size_t before = entries.size();
    now.read(project, 1, books.entry_count(), [&](const recorded_entry& entry) {
        const auto* declared = std::get_if<declared_cost>(&entry.booked.what);
        if (declared == nullptr)
            return;
        const auto partner = books.chart().find_partner(declared->partner);
        if (partner && key_of(*partner, *declared, entry.booked) == key && !entry.is_erased)
            entries.push_back(entry.number);
    });
    if (entries.size() == before)
        throw parse_error({"--cost"},
                          wording("{}, whose texts are erased already", in_quotes(key.id)),
                          wording("a cost with texts"));
}

/// An erasure that deletes nothing would say that there was something.
void require_entry(ledger_change& now, const std::string& project, std::size_t number) {
    const std::size_t last = now.books_of(project).entry_count();
    if (number == 0 || number > last)
        throw parse_error({"--entry"}, std::to_string(number),
                          wording("the number of an entry, from 1 to {}", std::to_string(last)));
    now.read(project, number, number, [&](const recorded_entry& entry) {
        if (entry.is_erased || (entry.booked.by.empty() && entry.personal.empty()))
            throw parse_error({"--entry"},
                              wording("entry {}{}", std::to_string(number),
                                      entry.is_erased ? wording(", whose texts are erased already")
                                                      : wording(", which has no text of a person")),
                              wording("one with texts"));
    });
}

command_output erase(const erase_options& given, const language& in) {
    if (given.costs.empty() && given.entries.empty())
        throw parse_error({"cofin erase"}, wording("nothing"), wording("--cost or --entry"));
    return book(given.ledger, in, [&](ledger_change& now, const std::string& project) {
        text_erasure event{given.entries};
        for (const std::size_t entry : given.entries)
            require_entry(now, project, entry);
        for (const auto& word : given.costs)
            add_entries_of(now, project, cost_named(now.books_of(project), "--cost", word),
                           event.entries);
        std::ranges::sort(event.entries);
        event.entries.erase(std::unique(event.entries.begin(), event.entries.end()),
                            event.entries.end());
        return std::vector{record{booked(given.ledger, std::move(event))}};
    });
}

} // namespace

void add_erase(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<erase_options>();
    auto* sub = app.add_subcommand(
        "erase",
        "Delete names and free text of natural persons; every figure stays, and verify holds.");
    add_booking_options(*sub, given->ledger);
    sub->add_option("--cost", given->costs, "The id of a cost whose texts go.")
        ->type_name("ID")
        ->allow_extra_args(false);
    sub->add_option("--entry", given->entries, "The number of an entry whose texts go.")
        ->type_name("N")
        ->allow_extra_args(false);
    add_notes(*sub, {{{"", "cofin erase --ledger urady.cofin --cost PL-01 --booked 2024-01-02", 0}},
                     booking_exits()});
    sub->callback(
        [&chosen, given] { chosen = [given](const language& in) { return erase(*given, in); }; });
}

} // namespace cofin::cli
