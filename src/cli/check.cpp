#include "cli/check.hpp"

#include "cli/json.hpp"
#include "cli/project_options.hpp"
#include "project/flat_list.hpp"
#include "project/project_folder.hpp"
#include "report/assessment_json.hpp"
#include "report/assessment_text.hpp"
#include "report/list_report.hpp"
#include "rulebook/catalog.hpp"

#include <cofin/grant/rounding_profile.hpp>
#include <cofin/spelling.hpp>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace cofin::cli {
namespace {

struct check_options {
    project_options project;
    std::string profile = std::string(profiles::own.name);
    bool json = false;
};

const rounding_profile& profile_named(const std::string& name) {
    std::vector<std::string_view> known;
    for (const auto* profile : profiles::all) {
        if (profile->name == name)
            return *profile;
        known.push_back(profile->name);
    }
    throw parse_error({"--profile"}, in_quotes(name), "a rounding profile",
                      nearest_word(name, known));
}

/// The costs of many projects in one file: a line a project, or the JSON of each.
command_output check_list(const check_options& given, const std::string& path,
                          const rulebook_supply& supply) {
    auto wanted = request(given.project, path, supply);
    const auto beside = (std::filesystem::path(path) / "rulebook.toml").string();
    if (wanted.rulebook.empty() && !std::filesystem::exists(beside))
        throw parse_error({"--rulebook"}, "nothing",
                          "a rulebook, since no rulebook.toml stands beside the list");
    if (wanted.rulebook.empty())
        wanted.rulebook = beside;
    const auto book = load_rulebook({wanted.rulebook, wanted.on, {"--rulebook"}, &supply});
    command_output output;
    list_report report;
    json projects = json::array();
    assess_flat_list(path, book, profile_named(given.profile), [&](const listed_project& one) {
        if (one.result.has_objections())
            output.exit_code = exit_findings;
        if (given.json)
            projects.push_back(assessment_json(one.agreed, book, one.result));
        else
            report.add(one.agreed, one.result);
    });
    output.text.append(given.json ? to_text({{"projects", std::move(projects)}}) : report.text());
    return output;
}

command_output check(const check_options& given, const rulebook_supply& supply) {
    if (is_flat_list(required_path(given.project)))
        return check_list(given, given.project.path, supply);
    command_output output;
    json projects = json::array();
    std::string text;
    const auto& profile = profile_named(given.profile);
    const auto folders = project_folders_in(required_path(given.project));
    for (const auto& folder : folders) {
        const auto project = read_project(request(given.project, folder, supply));
        const auto result = assess_project(project, {}, profile);
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
        "A project folder (project.toml, costs.csv, rates.csv), a folder of them, or a flat list "
        "(expenditures.csv and the files beside it).");
    sub->add_option("--profile", given->profile,
                    "At which points amounts are cut: cofin (as the rulebook says), or jems-10.");
    sub->add_flag("--json", given->json, "Print JSON (docs/schema/check.schema.json).");
    sub->footer("Example: cofin check examples/urady-bez-hranic --json\n"
                "Exit code: 0 nothing cut, asked or undetermined; 1 something is; 2 bad input.");
    sub->callback([&chosen, given] {
        chosen = [given] {
            return with_plugins(given->project.plugins,
                                [&](const auto& supply) { return check(*given, supply); });
        };
    });
}

} // namespace cofin::cli
