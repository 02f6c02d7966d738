#include "cli/check.hpp"

#include "cli/json.hpp"
#include "cli/manual.hpp"
#include "cli/progress.hpp"
#include "cli/project_options.hpp"
#include "project/flat_list.hpp"
#include "report/assessment_html.hpp"
#include "report/assessment_json.hpp"
#include "report/assessment_xlsx.hpp"
#include "report/findings_sarif.hpp"
#include "report/list_report.hpp"
#include "rulebook/catalog.hpp"

#include <cofin/grant/rounding_profile.hpp>
#include <cofin/project/project_folder.hpp>
#include <cofin/report/assessment_text.hpp>
#include <cofin/rules/assess_explaining.hpp>
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
    std::string html;
    std::string xlsx;
    std::string sarif;
};

/// What is said beside standard output, in files of their own.
class reports {
public:
    reports(const check_options& given, const language& in)
        : html_file_(given.html), xlsx_file_(given.xlsx), sarif_file_(given.sarif), page_(in),
          workbook_(in) {}

    void add(const checked_files& files, const agreement& agreed, const declaration& declared,
             const rulebook& book, const assessment& result) {
        if (!html_file_.empty())
            page_.add(agreed, declared, book, result,
                      explained(agreed, declared, book, result).explanations);
        if (!xlsx_file_.empty())
            workbook_.add(agreed, declared, book, result);
        if (!sarif_file_.empty())
            sarif_.add(files, agreed, declared, book, result);
    }
    void write_to(command_output& output) {
        if (!html_file_.empty())
            output.files.push_back({html_file_, page_.text()});
        if (!xlsx_file_.empty())
            output.files.push_back({xlsx_file_, workbook_.bytes()});
        if (!sarif_file_.empty())
            output.files.push_back({sarif_file_, to_text(sarif_.json())});
    }

private:
    /// The findings explained, while the page takes explanations.
    [[nodiscard]] assessment explained(const agreement& agreed, const declaration& declared,
                                       const rulebook& book, const assessment& result) const {
        if (result.findings.empty() || page_.room() == 0)
            return {.totals = assessment_totals(agreed.currency)};
        return assess_explaining(book, agreed, declared, result.findings, result.profile);
    }

    std::string html_file_;
    std::string xlsx_file_;
    std::string sarif_file_;
    assessment_page page_;
    assessment_workbook workbook_;
    sarif_log sarif_;
};

std::string in_folder(const std::string& folder, const char* name) {
    return (std::filesystem::path(folder) / name).lexically_normal().string();
}

void add_inputs(command_output& output, const check_options& given, const std::string& folder) {
    const auto read = input_files(given.project, folder, {given.html, given.xlsx, given.sarif});
    output.inputs.insert(output.inputs.end(), read.begin(), read.end());
}

/// The costs of many projects in one file: a line a project, or the JSON of each.
command_output check_list(const check_options& given, const language& in, const std::string& path,
                          const rulebook_supply& supply) {
    const auto book = list_rulebook(given.project, supply);
    command_output output;
    add_inputs(output, given, path);
    list_report report;
    reports files(given, in);
    const checked_files read{in_folder(path, "projects.csv"), in_folder(path, "expenditures.csv")};
    json projects = json::array();
    progress shown(in);
    const reading_progress reading(shown);
    assess_flat_list(path, book, profile_named(given.profile), [&](const listed_project& one) {
        shown.tell(to_translate("assessed"), to_translate("projects"), one.at.number, one.at.of);
        if (one.result.has_objections())
            output.exit_code = exit_findings;
        files.add(read, one.agreed, one.declared, book, one.result);
        if (given.json)
            projects.push_back(assessment_json(one.agreed, book, one.result));
        else
            report.add(one.agreed, one.result);
    });
    files.write_to(output);
    output.text.append(given.json ? to_text({{"projects", std::move(projects)}}) : report.text());
    return output;
}

command_output check(const check_options& given, const language& in,
                     const rulebook_supply& supply) {
    if (is_flat_list(required_path(given.project)))
        return check_list(given, in, given.project.path, supply);
    command_output output;
    json projects = json::array();
    reports files(given, in);
    std::string text;
    const auto& profile = profile_named(given.profile);
    const auto folders = project_folders_in(required_path(given.project));
    progress shown(in);
    std::size_t done = 0;
    for (const auto& folder : folders) {
        shown.tell(to_translate("checked"), to_translate("projects"), done++, folders.size());
        add_inputs(output, given, folder);
        const auto project = read_project(request(given.project, folder, supply));
        const auto result = assess_project(project, {}, profile);
        if (result.has_objections())
            output.exit_code = exit_findings;
        files.add({in_folder(folder, "project.toml"), in_folder(folder, "costs.csv")},
                  project.agreed, project.declared, project.book, result);
        if (given.json)
            projects.push_back(assessment_json(project.agreed, project.book, result));
        else
            text += (text.empty() ? "" : "\n\n") +
                    assessment_text(project.agreed, project.book, result, in);
    }
    if (given.json)
        text = to_text(folders.size() == 1 ? projects[0] : json{{"projects", std::move(projects)}});
    output.text.append(text);
    files.write_to(output);
    return output;
}

} // namespace

void add_check(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<check_options>();
    auto* sub = app.add_subcommand(
        "check", "Check what a project declares: what counts, who pays, by which article.");
    add_project_options(*sub, given->project,
                        to_translate("A project folder (project.toml, costs.csv, rates.csv), a "
                                     "folder of them, or a flat list "
                                     "(expenditures.csv and the files beside it)."));
    sub->add_option("--profile", given->profile,
                    "At which points amounts are cut: cofin (as the rulebook says), or jems-10.")
        ->type_name("cofin|jems-10");
    sub->add_flag("--json", given->json, "Print JSON (docs/schema/check.schema.json).");
    sub->add_option("--html", given->html,
                    "Write a report to this file too: one page, complete in itself, that prints "
                    "on A4.")
        ->type_name("FILE");
    sub->add_option("--xlsx", given->xlsx,
                    "Write a workbook to this file too: every cost and finding, with sums as "
                    "formulas.")
        ->type_name("FILE");
    sub->add_option("--sarif", given->sarif,
                    "Write the findings to this file too, as SARIF 2.1.0 for editors and "
                    "code-scanning pages.")
        ->type_name("FILE");
    add_notes(*sub, {{{to_translate("What counts, who pays, by which article:"),
                       "cofin check examples/urady-bez-hranic", 0},
                      {to_translate("The same for programs:"),
                       "cofin check examples/urady-bez-hranic --json", 0},
                      {to_translate("With a report to print, where something is wrong:"),
                       "cofin check examples/urady-bez-hranic-faults --html report.html", 1},
                      {to_translate("The costs of many projects in one list:"),
                       "cofin check examples/flat-list", 1}},
                     {{0, to_translate("nothing was cut, asked or left undetermined")},
                      {1, to_translate("something was")},
                      {2, bad_input_when},
                      {3, output_failed_when}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->project.plugins, in,
                                [&](const auto& supply) { return check(*given, in, supply); });
        };
    });
}

} // namespace cofin::cli
