#include "cli/judge.hpp"

#include "cli/ledger_options.hpp"
#include "cli/ledger_project.hpp"
#include "cli/manual.hpp"
#include "cli/plugin_options.hpp"

#include <cofin/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace cofin::cli {
namespace {

struct judge_options {
    ledger_options ledger;
    plugin_options plugins;
    std::string item;
    std::string rule;
    bool eligible = false;
    bool ineligible = false;
    std::string accepted;
    bool park = false;
    std::string reason;
};

/// The claim that an item belongs to: that of the cost, or the last where it is a partner or the project.
std::int64_t claim_about(const ledger_project& project, const std::string& item) {
    std::int64_t last = 0;
    for (std::size_t i = 0; i < project.told().costs().size(); ++i) {
        const auto& state = *project.on().costs().find(static_cast<cost_number>(i));
        if (state.claim && state.key.id == item)
            return *state.claim;
        last = std::max(last, state.claim.value_or(0));
    }
    return last;
}

/// A decision on something that is not there would decide nothing, and nobody would notice.
void require_item(const ledger_project& project, const std::string& item) {
    std::vector<std::string> known{project.from().project};
    for (const auto& partner : project.told().terms().agreed.partners)
        known.push_back(partner.id);
    for (const auto& cost : project.told().costs())
        known.push_back(cost.id);
    if (std::ranges::find(known, item) == known.end())
        throw parse_error({"ITEM"}, in_quotes(item),
                          wording("the id of a cost, a partner or the project"),
                          nearest_word(item, known));
}

/// Whether a rule asks a person about an item, or did before somebody answered.
bool has_asked(const ledger_project& project, const std::string& rule, const std::string& item) {
    const auto before = project.told().decisions();
    if (std::ranges::any_of(
            before, [&](const auto& made) { return made.rule == rule && made.item == item; }))
        return true;
    const auto open = review_of(project.from(), claim_about(project, item)).findings;
    return std::ranges::any_of(open, [&](const finding& found) {
        return found.rule == rule && found.item == item && found.said == outcome::needs_judgement;
    });
}

/// The answer to a question that a rule left open, and the review that follows from it.
record answered(const judge_options& given, const ledger_project& project) {
    if (given.eligible == given.ineligible)
        throw parse_error({"--rule"}, wording("no answer"), wording("--eligible or --ineligible"));
    const auto said = booked(given.ledger, {});
    const decision answer{given.rule, given.item,      given.eligible,
                          said.dated, given.ledger.by, given.reason};
    if (project.book().find(given.rule) == nullptr) {
        std::vector<std::string> known;
        for (const auto& rule : project.book().rules)
            known.push_back(rule.id);
        throw parse_error({"--rule"}, in_quotes(given.rule), wording("a rule of the rulebook"),
                          nearest_word(given.rule, known));
    }
    require_item(project, given.item);
    if (!has_asked(project, given.rule, given.item))
        throw parse_error({"--rule"},
                          wording("{}, which asks nothing about {}", in_quotes(given.rule),
                                  in_quotes(given.item)),
                          wording("a rule that asks a person about it: cofin assess lists them"));
    const auto review = review_of(project.from(), claim_about(project, given.item), answer);
    auto made = record_of(review.event, review.basis, said.booked_on);
    made.booked.dated = said.dated;
    made.booked.document = said.document;
    return made;
}

/// What a person accepts of a cost, or sets aside, whatever rules said.
record divided(const judge_options& given, const ledger_project& project) {
    const auto number = cost_named(project.on(), "ITEM", given.item);
    auto into = project.on().division_of(number);
    const money whole = into.declared + into.accepted + into.parked + into.ineligible;
    const money nothing(project.on().currency());
    cost_review event{
        .kind = given.park ? review_kind::parked : review_kind::judged, .basis = {}, .costs = {}};
    if (given.park) {
        into = {number, nothing, nothing, whole - into.ineligible, into.ineligible};
    } else {
        const money accepted = read_amount("--accepted", given.accepted, project.on().currency());
        const auto is_within = [&] {
            return whole.is_negative() ? whole <= accepted && accepted <= nothing
                                       : nothing <= accepted && accepted <= whole;
        };
        if (accepted.currency() != whole.currency() || !is_within())
            throw parse_error(
                {"--accepted"}, to_string(accepted),
                wording("at most {}: what is not certified of the cost", to_string(whole)));
        into = {number, nothing, accepted, nothing, whole - accepted};
    }
    event.costs.push_back(into);
    review_basis basis;
    basis.answer = decision{
        {}, given.item, !given.park, booked(given.ledger, {}).dated, given.ledger.by, given.reason};
    auto made = record_of(event, basis, booking_day(given.ledger));
    const auto said = booked(given.ledger, {});
    made.booked.dated = said.dated;
    made.booked.document = said.document;
    return made;
}

command_output judge(const judge_options& given, const language& in,
                     const rulebook_supply& supply) {
    required(given.item, "ITEM", wording("the id of a cost, a partner or the project"));
    required(given.ledger.by, "--by", wording("who decides"));
    required(given.reason, "--reason", wording("why"));
    const int ways = int{!given.rule.empty()} + int{!given.accepted.empty()} + int{given.park};
    if (ways != 1)
        throw parse_error({"cofin judge"},
                          wording("{} of --rule, --accepted, --park", std::to_string(ways)),
                          wording("one of them"));
    return book(given.ledger, in, [&](ledger_change& now, const std::string& id) {
        const ledger_project project(now, id, supply);
        return std::vector{given.rule.empty() ? divided(given, project) : answered(given, project)};
    });
}

} // namespace

void add_judge(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<judge_options>();
    auto* sub = app.add_subcommand("judge", "Record a person's decision on a cost.");
    add_booking_options(*sub, given->ledger);
    add_plugin_options(*sub, given->plugins);
    sub->add_option("ITEM", given->item,
                    "The id of the cost; of a partner or the project with --rule.")
        ->type_name("ITEM");
    sub->add_option("--rule", given->rule, "The rule whose question is answered.")
        ->type_name("RULE");
    sub->add_flag("--eligible", given->eligible, "The answer: it is eligible.");
    sub->add_flag("--ineligible", given->ineligible, "The answer: it is not.");
    sub->add_option(
           "--accepted", given->accepted,
           "How much of the cost is accepted, whatever rules said; the rest is ineligible.")
        ->type_name("AMOUNT");
    sub->add_flag("--park", given->park, "Set the cost aside for a later claim.");
    sub->add_option("--reason", given->reason, "Why.")->type_name("TEXT");
    add_notes(*sub, {{{to_translate("A person accepts less than a rule did:"),
                       "cofin judge PL-03 --ledger urady.cofin --accepted 300.00 --booked "
                       "2018-07-10 --by \"Jan Novák\" --reason \"catering of 20 of the 35 guests\"",
                       0}},
                     booking_exits()});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->plugins, in,
                                [&](const auto& supply) { return judge(*given, in, supply); });
        };
    });
}

} // namespace cofin::cli
