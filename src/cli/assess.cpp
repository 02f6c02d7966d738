#include "cli/assess.hpp"

#include "cli/ledger_options.hpp"
#include "cli/ledger_project.hpp"
#include "cli/manual.hpp"
#include "cli/plugin_options.hpp"
#include "report/assessment_json.hpp"
#include "report/rule_words.hpp"
#include "report/table.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace cofin::cli {
namespace {

struct assess_options {
    ledger_options ledger;
    plugin_options plugins;
    std::int64_t claim = 0;
};

bool is_objection(const finding& found) {
    return found.said != outcome::note && found.said != outcome::eligible;
}

/// Every objection with its amount and the article that it rests on.
std::string findings_text(const language& in, const std::vector<finding>& findings) {
    std::string text;
    for (const auto& found : findings) {
        if (!is_objection(found))
            continue;
        std::string line = found.item + ": " + found.rule + " " + in.words(to_string(found.said));
        if (!found.cut.is_zero())
            line += ", " + in.say(phrase("cut {}", found.cut));
        for (const auto& part : wrapped(line + ": " + in.say(found.message), line_width - 2))
            text += "  " + part + "\n";
        for (const auto& source : found.cites)
            for (const auto& part : wrapped(citation_text(in, source), line_width - 6))
                text += "      " + part + "\n";
    }
    return text;
}

command_output assess_claim(const assess_options& given, const language& in,
                            const rulebook_supply& supply) {
    require_number(given.claim, "--claim");
    bool has_objections = false;
    also_shown also{.key = "findings"};
    const auto review_claim = [&](ledger_change& now, const std::string& id) {
        const ledger_project project(now, id, supply);
        require_claim(project.on(), given.claim);
        const auto review = review_of(project.from(), given.claim);
        has_objections = std::ranges::any_of(review.findings, is_objection);
        also.value = findings_json(review.findings, project.book());
        also.text = findings_text(in, review.findings);
        auto made = record_of(review.event, review.basis, booking_day(given.ledger));
        const auto said = booked(given.ledger, {});
        made.booked.dated = said.dated;
        made.booked.by = said.by;
        made.booked.document = said.document;
        return std::vector{made};
    };
    auto output = book(given.ledger, in, review_claim, also);
    if (has_objections)
        output.exit_code = exit_findings;
    return output;
}

} // namespace

void add_assess(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<assess_options>();
    auto* sub = app.add_subcommand(
        "assess", "Assess a claim by the stored rulebook: what is accepted, cut or open.");
    add_booking_options(*sub, given->ledger);
    add_plugin_options(*sub, given->plugins);
    sub->add_option("--claim", given->claim, "The number of the claim.")->type_name("N");
    add_notes(*sub,
              {{{"", "cofin assess --ledger urady.cofin --claim 1 --booked 2018-07-09", 0}},
               {{0, to_translate("nothing was cut, asked or left undetermined")},
                {1, to_translate("something was; the entry is booked")},
                {2, to_translate("bad input, or the books say otherwise; nothing was booked")},
                {3, ledger_failed_when}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->plugins, in, [&](const auto& supply) {
                return assess_claim(*given, in, supply);
            });
        };
    });
}

} // namespace cofin::cli
