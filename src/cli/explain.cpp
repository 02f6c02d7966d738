#include "cli/explain.hpp"

#include "cli/json.hpp"
#include "cli/manual.hpp"
#include "cli/project_options.hpp"
#include "report/assessment_json.hpp"

#include <cofin/report/assessment_text.hpp>
#include <cofin/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace cofin::cli {
namespace {

struct explain_options {
    project_options project;
    std::string item;
    std::string rule;
    bool json = false;
};

/// Throws `parse_error` unless the item is a cost, a partner or the project itself.
void require_item(const project_folder& project, const std::string& item) {
    std::vector<std::string> known{project.agreed.project};
    for (const auto& partner : project.agreed.partners)
        known.push_back(partner.id);
    for (const auto& cost : project.declared.costs)
        known.push_back(cost.id);
    if (std::ranges::find(known, item) != known.end())
        return;
    throw parse_error({"ITEM"}, item.empty() ? wording("nothing") : wording(in_quotes(item)),
                      wording("the id of a cost, a partner or the project"),
                      nearest_word(item, known));
}

/// Throws `parse_error` unless the rulebook has the rule.
void require_rule(const rulebook& book, const std::string& rule) {
    std::vector<std::string> known;
    for (const auto& one : book.rules)
        known.push_back(one.id);
    if (std::ranges::find(known, rule) == known.end())
        throw parse_error({"--rule"}, in_quotes(rule), wording("a rule of rulebook {}", book.id),
                          nearest_word(rule, known));
}

command_output explain(const explain_options& given, const language& in,
                       const rulebook_supply& supply) {
    const auto project = read_project(request(given.project, required_path(given.project), supply));
    require_item(project, given.item);
    auto result = assess_project(project, given.item);
    const auto objects = [&](const finding& found) {
        return found.item == given.item && found.said != outcome::note;
    };
    command_output output;
    if (std::ranges::any_of(result.findings, objects))
        output.exit_code = exit_findings;
    if (!given.rule.empty()) {
        require_rule(project.book, given.rule);
        const auto by_another = [&](const auto& one) { return one.rule != given.rule; };
        std::erase_if(result.explanations, by_another);
        std::erase_if(result.findings, by_another);
    }
    output.text.append(given.json ? to_text(explanations_json(project.book, given.item, result))
                                  : explanations_text(project.book, given.item, result, in));
    return output;
}

} // namespace

void add_explain(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<explain_options>();
    auto* sub =
        app.add_subcommand("explain", "Explain how each rule came to its verdict on one item.");
    add_project_options(*sub, given->project, to_translate("A project folder."));
    sub->add_option("ITEM", given->item, "The id of a cost, a partner or the project.")
        ->type_name("ITEM");
    sub->add_option("--rule", given->rule, "Only this rule.")->type_name("RULE");
    sub->add_flag("--json", given->json, "Print JSON (docs/schema/explain.schema.json).");
    add_notes(*sub,
              {{{to_translate("Why a gift is cut:"),
                 "cofin explain examples/urady-bez-hranic-faults F04 --rule IN-GIFT-1420", 1}},
               {{0, to_translate("nothing of the item was cut, asked or left undetermined")},
                {1, to_translate("something was")},
                {2, bad_input_when},
                {3, output_failed_when}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->project.plugins, in,
                                [&](const auto& supply) { return explain(*given, in, supply); });
        };
    });
}

} // namespace cofin::cli
