#include "cli/export.hpp"

#include "cli/manual.hpp"
#include "cli/project_options.hpp"
#include "export/iati.hpp"
#include "export/operations_list.hpp"
#include "project/publication.hpp"

#include <cofin/project/project_folder.hpp>

#include <CLI/CLI.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <string_view>

namespace cofin::cli {
namespace {

enum class export_form : std::uint8_t { operations_2021, operations_2014, iati };
constexpr std::array<std::string_view, 3> export_form_names{"operations-2021", "operations-2014",
                                                            "iati"};

struct export_options {
    project_options project;
    std::string as;
    std::string xlsx;
    std::string updated;
};

export_form form_of(const export_options& given) {
    if (given.as.empty())
        throw parse_error({"--as"}, wording("nothing"),
                          wording("operations-2021, operations-2014 or iati"));
    return read_option("--as", given.as, [](std::string_view name) {
        return static_cast<export_form>(choice_of(name, export_form_names));
    });
}

day updated_on(const export_options& given) {
    if (!given.updated.empty())
        return read_option("--updated", given.updated, parse_day);
    return date::floor<date::days>(std::chrono::system_clock::now());
}

command_output list_operations(const export_options& given, const language& in,
                               operations_form form, const rulebook_supply& supply) {
    const day updated = updated_on(given);
    operations_list list(form);
    command_output output;
    for (const auto& folder : project_folders_in(required_path(given.project))) {
        const auto read = input_files(given.project, folder, {given.xlsx});
        output.inputs.insert(output.inputs.end(), read.begin(), read.end());
        const auto project = read_project(request(given.project, folder, supply));
        const auto published = read_publication(folder, project.agreed.currency);
        list.add({project.agreed, published, assess_project(project), updated});
    }
    output.text.append(list.csv());
    if (!given.xlsx.empty())
        output.files.push_back({given.xlsx, list.xlsx()});
    for (const auto& line : list.missing())
        output.warning += in.say(line) + "\n";
    if (!list.missing().empty())
        output.exit_code = exit_findings;
    return output;
}

command_output write_iati(const export_options& given, const language& in,
                          const rulebook_supply& supply) {
    if (!given.xlsx.empty())
        throw parse_error({"--xlsx"}, wording("it with --as iati"),
                          wording("a list of operations"));
    iati_file file;
    error_log problems;
    for (const auto& folder : project_folders_in(required_path(given.project))) {
        const auto project = read_project(request(given.project, folder, supply));
        const auto published = read_publication(folder, project.agreed.currency);
        file.add(project.agreed, project.declared, published, assess_project(project), problems);
    }
    problems.throw_if_any();
    command_output output;
    output.text.append(file.text());
    if (file.undated() > 0)
        output.warning = in.say(plural_phrase(
                             "{} eligible cost has no day of payment and is in no transaction.",
                             "{} eligible costs have no day of payment and are in no transaction.")(
                             static_cast<int64_t>(file.undated()))) +
                         "\n";
    return output;
}

command_output export_projects(const export_options& given, const language& in,
                               const rulebook_supply& supply) {
    switch (form_of(given)) {
    case export_form::operations_2021:
        return list_operations(given, in, operations_form::art_49_3, supply);
    case export_form::operations_2014:
        return list_operations(given, in, operations_form::annex_xii, supply);
    case export_form::iati: break;
    }
    return write_iati(given, in, supply);
}

} // namespace

void add_export(CLI::App& app, command& chosen) {
    const auto given = std::make_shared<export_options>();
    auto* sub = app.add_subcommand(
        "export",
        "Projects as the public and other programs read them: lists of operations, IATI.");
    add_project_options(*sub, given->project,
                        to_translate("A project folder, or a folder of them."));
    sub->add_option("--as", given->as,
                    "operations-2021 (Regulation (EU) 2021/1060, Art 49(3)), operations-2014 "
                    "(Regulation (EU) No 1303/2013, Annex XII) or iati (IATI 2.03).")
        ->type_name("operations-2021|operations-2014|iati");
    sub->add_option("--updated", given->updated,
                    "The day of the list's last update; today where none is given.")
        ->type_name("DATE");
    sub->add_option("--xlsx", given->xlsx, "Write a list of operations as a workbook too.")
        ->type_name("FILE");
    add_notes(*sub, {{{"", "cofin export examples/urady-bez-hranic --as operations-2014", 1}},
                     {{0, to_translate("all is known")},
                      {1, to_translate("a list lacks a value, which is empty then")},
                      {2, to_translate("bad input, or IATI lacks a value; nothing was written")},
                      {3, output_failed_when}}});
    sub->callback([&chosen, given] {
        chosen = [given](const language& in) {
            return with_plugins(given->project.plugins, in, [&](const auto& supply) {
                return export_projects(*given, in, supply);
            });
        };
    });
}

} // namespace cofin::cli
