#include "cli/check.hpp"

#include "cli/json.hpp"
#include "cli/project_options.hpp"
#include "project/project_folder.hpp"
#include "report/assessment_json.hpp"
#include "report/assessment_text.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cofin::cli {
namespace {

struct check_options {
    project_options project;
    bool json = false;
};

command_output check(const check_options& given) {
    command_output output;
    json projects = json::array();
    std::string text;
    const auto folders = project_folders_in(required_path(given.project));
    for (const auto& folder : folders) {
        const auto project = read_project(request(given.project, folder));
        const auto result = assess_project(project);
        if (result.has_objections())
            output.exit_code = exit_findings;
        if (given.json)
            projects.push_back(assessment_json(project.agreed, project.book, result));
        else
            text += (text.empty() ? "" : "\n\n") +
                    assessment_text(project.agreed, project.book, result);
    }
    if (given.json)
        text = to_text(folders.size() == 1 ? projects[0] : json{{"projects", std::move(projects)}});
    output.text.append(text);
    return output;
}

} // namespace

void add_check(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<check_options>();
    auto* sub = app.add_subcommand(
        "check", "Check what a project declares: what counts, who pays, by which article.");
    add_project_options(
        *sub, given->project,
        "A project folder (project.toml, costs.csv, rates.csv), or a folder of them.");
    sub->add_flag("--json", given->json, "Print JSON (docs/schema/check.schema.json).");
    sub->footer("Example: cofin check examples/urady-bez-hranic --json\n"
                "Exit code: 0 nothing cut, asked or undetermined; 1 something is; 2 bad input.");
    sub->callback([&chosen, given] { chosen = [given] { return check(*given); }; });
}

} // namespace cofin::cli
