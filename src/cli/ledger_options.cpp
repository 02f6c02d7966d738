#include "cli/ledger_options.hpp"

#include "cli/json.hpp"
#include "report/table.hpp"

#include <cofin/ledger/refusal.hpp>
#include <cofin/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>

namespace cofin::cli {
namespace {

day today() { return day(date::floor<date::days>(std::chrono::system_clock::now())); }

/// Empty where nothing is moved to that side.
std::string side_text(const language& in, std::int64_t minor, currency unit) {
    return minor <= 0 ? std::string() : in.number(to_string(money::of_minor(minor, unit)));
}

/// What an entry is, as reports say it.
[[maybe_unused]] constexpr const char* kinds_of_entries[] = {
    to_translate("commitment"), to_translate("declared cost"),  to_translate("claim"),
    to_translate("review"),     to_translate("certification"),  to_translate("disbursement"),
    to_translate("transfer"),   to_translate("correction"),     to_translate("recovery"),
    to_translate("set-off"),    to_translate("advance return"), to_translate("closing"),
    to_translate("rates"),      to_translate("erasure"),
};

json entry_json(const recorded_entry& entry, const books& in) {
    json shown;
    shown["number"] = entry.number;
    shown["kind"] = event_kind_names[static_cast<std::size_t>(kind_of(entry.booked.what))];
    shown["booked_on"] = to_string(entry.booked.booked_on);
    shown["dated"] = to_string(entry.booked.dated);
    shown["hash"] = to_string(entry.hash);
    auto postings = json::array();
    for (const auto& one : entry.postings) {
        json row;
        row["account"] = to_string(in.chart().name(one.on));
        row[one.minor < 0 ? "credit" : "debit"] =
            money::of_minor(one.minor < 0 ? -one.minor : one.minor, in.currency());
        postings.push_back(std::move(row));
    }
    shown["postings"] = std::move(postings);
    return shown;
}

std::string entry_text(const language& in, const recorded_entry& entry, const books& on) {
    const auto kind = event_kind_names[static_cast<std::size_t>(kind_of(entry.booked.what))];
    std::string text = in.say(phrase("Entry {}, booked on {}: {}", entry.number,
                                     entry.booked.booked_on, in.words(kind))) +
                       "\n";
    text_table postings("lrr");
    for (const auto& one : entry.postings)
        postings.add({to_string(on.chart().name(one.on)), side_text(in, one.minor, on.currency()),
                      side_text(in, -one.minor, on.currency())});
    return text + postings.text(2);
}

} // namespace

void add_ledger_options(CLI::App& sub, ledger_options& given) {
    sub.add_option("--ledger", given.ledger, "The ledger's file.")->type_name("FILE");
    sub.add_option("--project", given.project,
                   "The id of the project; not needed where the ledger has one only.")
        ->type_name("ID");
}

void add_booking_options(CLI::App& sub, ledger_options& given) {
    add_ledger_options(sub, given);
    sub.add_option("--booked", given.booked,
                   "The day it is booked, such as 2026-11-23; today where none is given.")
        ->type_name("DATE");
    sub.add_option("--dated", given.dated, "The day it happened; the day of booking otherwise.")
        ->type_name("DATE");
    sub.add_option("--by", given.by, "Who says so. A name can be erased later.")->type_name("NAME");
    sub.add_option("--document", given.document, "The document that says so.")
        ->type_name("DOCUMENT");
    sub.add_flag("--json", given.json, "Print JSON (docs/schema/booked.schema.json).");
}

std::vector<exit_meaning> booking_exits() {
    return {{0, to_translate("the entry is booked")},
            {2, to_translate("bad input, or the books say otherwise; nothing was booked")},
            {3, ledger_failed_when}};
}

ledger_store open_ledger(const ledger_options& given, ledger_store::access how) {
    return ledger_store(required(given.ledger, "--ledger", wording("the ledger's file")), how);
}

std::vector<std::string> ledger_files(const ledger_options& given) {
    const auto& file = given.ledger;
    return {file, file + "-wal", file + "-shm", file + "-journal"};
}

std::string project_in(ledger_store& ledger, const ledger_options& given) {
    std::vector<std::string> known;
    for (const auto& head : ledger.heads())
        known.push_back(head.project);
    if (!given.project.empty()) {
        if (std::ranges::find(known, given.project) == known.end())
            throw parse_error({"--project"}, in_quotes(given.project),
                              wording("a project of the ledger"),
                              nearest_word(given.project, known));
        return given.project;
    }
    if (known.size() == 1)
        return known.front();
    throw parse_error({"--project"}, wording("nothing"),
                      known.empty() ? wording("a ledger with a project: record one first")
                                    : wording("which of {} projects is meant, such as {}",
                                              std::to_string(known.size()), known.front()));
}

day booking_day(const ledger_options& given) {
    return given.booked.empty() ? today() : read_option("--booked", given.booked, parse_day);
}

booking booked(const ledger_options& given, ledger_event what) {
    const day on = booking_day(given);
    const day dated = given.dated.empty() ? on : read_option("--dated", given.dated, parse_day);
    if (dated > on)
        throw parse_error({"--dated"}, to_string(dated),
                          wording("the day of booking, {}, or one before it", to_string(on)));
    return {on, dated, given.by, given.document, std::move(what)};
}

command_output book(const ledger_options& given, const language& in, const make_records& make,
                    const also_shown& also) {
    auto ledger = open_ledger(given, ledger_store::access::existing);
    const auto project = project_in(ledger, given);
    json entries = json::array();
    std::string text;
    ledger.change([&](ledger_change& now) {
        const std::size_t before = now.books_of(project).entry_count();
        for (const auto& what : make(now, project)) {
            if (std::holds_alternative<text_erasure>(what.booked.what))
                now.erase(project, what);
            else
                now.append(project, what);
        }
        const auto& books = now.books_of(project);
        now.read(project, before + 1, books.entry_count(), [&](const recorded_entry& entry) {
            if (given.json)
                entries.push_back(entry_json(entry, books));
            else
                text += entry_text(in, entry, books);
        });
    });
    command_output output;
    json shown{{"project", project}, {"entries", std::move(entries)}};
    if (!also.key.empty())
        shown[also.key] = also.value;
    output.text.append(given.json ? to_text(shown) : text + also.text);
    return output;
}

money read_amount(std::string_view option, const std::string& text, currency unit) {
    return read_option(option, text, [&](std::string_view amount) {
        return amount.find(' ') == std::string_view::npos ? money::parse(amount, unit)
                                                          : money::parse(amount);
    });
}

rate read_share(std::string_view option, const std::string& text) {
    const auto share =
        read_option(option, text, [](std::string_view read) { return rate::parse(read); });
    if (share > rate::of(1, 1))
        throw parse_error({std::string(option)}, in_quotes(text),
                          wording("a share of at most 100 %"));
    return share;
}

const std::string& required(const std::string& value, std::string_view option,
                            const wording& expected) {
    if (value.empty())
        throw parse_error({std::string(option)}, wording("nothing"), expected);
    return value;
}

void require_number(std::int64_t number, std::string_view option) {
    if (number <= 0)
        throw parse_error({std::string(option)},
                          number == 0 ? wording("nothing") : wording(std::to_string(number)),
                          wording("the number of a claim"));
}

void require_claim(const books& in, std::int64_t number) {
    if (!in.has_claim(number))
        throw ledger_error(refusal::unknown_name, wording("claim {}", std::to_string(number)),
                           wording("the number of a claim that was submitted"));
}

cost_number cost_named(const books& in, std::string_view option, const std::string& word) {
    std::vector<cost_number> found;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < in.costs().size(); ++i) {
        const auto& cost = *in.costs().find(static_cast<cost_number>(i));
        if (cost.key.occurrence > 0)
            continue;
        if (cost.key.id == word || in.chart().name(cost.key.partner) + "/" + cost.key.id == word)
            found.push_back(static_cast<cost_number>(i));
        known.push_back(cost.key.id);
    }
    if (found.size() == 1)
        return found.front();
    throw parse_error({std::string(option)},
                      found.empty() ? wording(in_quotes(word))
                                    : wording("{} of several partners", in_quotes(word)),
                      found.empty() ? wording("the id of a recorded cost") : wording("PARTNER/ID"),
                      found.empty() ? nearest_word(word, known) : std::string());
}

} // namespace cofin::cli
